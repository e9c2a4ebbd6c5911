#include "analysis/recorded_samples.h"

#include "base/checked_file.h"
#include "base/clock.h"
#include "base/counted.h"
#include "base/problems.h"
#include "base/utf8.h"
#include "estimates/comparison.h"
#include "estimates/cost_table.h"
#include "results/recording.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <sstream>

namespace plattan {

namespace {

/// What a run says of itself; its numbers are read later.
struct RecordedRun {
    std::string scenario, file;
    std::string window;                                        ///< "60 minutes from 12:00"; figures of unequal ones are no pair
    std::vector<std::pair<std::string, std::string>> settings; ///< what else may differ: its name and its value
};
/// The setting that may belong to what is compared: values of the command line.
constexpr std::string_view set_by_hand = "--set";

using Replications = std::map<std::pair<std::string, std::string>, RecordedRun>; ///< by seed and replication

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& why)
{
    Problems problems;
    problems.add({path.string()}, why);
    throw InputError(problems);
}

/// The values of --set, as the command line has them, in alphabetical order.
std::string assignments(const std::string& command_line)
{
    std::vector<std::string> words, found;
    std::string word;
    bool quoted = false;
    for (const char c : command_line + " ")
        if (c == '\'')
            quoted = !quoted;
        else if (c == ' ' && !quoted) {
            words.push_back(word);
            word.clear();
        } else
            word += c;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i].starts_with("--set="))
            found.push_back(words[i].substr(6));
        else if (words[i] == "--set")
            for (; i + 1 < words.size() && words[i + 1].find('=') != std::string::npos && !words[i + 1].starts_with("-"); ++i)
                found.push_back(words[i + 1]);
    std::sort(found.begin(), found.end());
    return found.empty() ? "nothing" : fmt::format("{}", fmt::join(found, ", "));
}

std::string window_of(const Recording& run)
{
    const auto minutes = run.minutes();
    if (minutes.empty())
        return "no minute";
    const double first = minutes.front();
    const int day = static_cast<int>(first / seconds_per_day);
    return fmt::format("{} minutes from {}", minutes.size(), time_of_day_text(first - day * seconds_per_day));
}

/// What a scenario says of its weather, as one line; the text is one that plattan wrote, with the scenario's keys at the beginning of lines.
std::string weather_of(const std::string& resolved)
{
    constexpr std::string_view key = "weather:";
    std::istringstream lines(resolved);
    std::string line, found;
    bool within = false;
    while (std::getline(lines, line)) {
        within = line.starts_with(key) || (within && (line.starts_with(' ') || line.starts_with('-')));
        if (within)
            found += line;
    }
    return found.empty() ? "the usual one" : found.substr(std::min(found.size(), key.size() + 1));
}

std::string fingerprint(const std::string& text) { return fmt::format("{:08x}", hash_of_text(text) & 0xffffffffU); }

void read_into(const std::filesystem::path& path, Replications& runs)
{
    const Recording run(path);
    RecordedRun recorded{run.scenario(), path.string(), window_of(run), {}};
    recorded.settings = {{"date", run.date_text()},
                         {std::string(set_by_hand), assignments(run.command_line())},
                         {"the site (by its text)", fingerprint(run.site_text())},
                         {"the demand (by its text)", fingerprint(run.demand_text())},
                         {"the weather", weather_of(run.reader().text("/scenario/resolved"))},
                         {"the days simulated before (spin_up)", run.spin_up()},
                         {"the program", run.program()}};
    const std::pair key{run.seed(), run.replication()};
    if (runs.contains(key))
        fail(path, fmt::format("seed {} and replication {} are also those of {}; a pair would not be one", key.first, key.second, runs[key].file));
    runs[key] = std::move(recorded);
}

/// A folder of replications holds runs that differ in seed and replication alone; otherwise its mean would be of nothing.
void check_alike(const std::filesystem::path& folder, const Replications& runs)
{
    const RecordedRun& one = runs.begin()->second;
    Problems problems;
    for (const auto& [key, run] : runs) {
        const auto differ = [&, &file = run.file](const std::string& what, const std::string& x, const std::string& y) {
            if (x != y)
                problems.add({file}, fmt::format("it differs from {} in {}: {} and {}; a folder of replications ({}) holds runs of one scenario, "
                                                 "simulated alike",
                                                 one.file, what, y, x, folder.string()));
        };
        differ("scenario", one.scenario, run.scenario);
        differ("the time simulated", one.window, run.window);
        for (std::size_t i = 0; i < one.settings.size(); ++i)
            differ(one.settings[i].first, one.settings[i].second, run.settings[i].second);
    }
    problems.stop_if_any();
}

Replications read_runs(const std::filesystem::path& path, std::vector<std::string>& notices)
{
    Replications runs;
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        if (path.extension() == ".yaml" || path.extension() == ".yml")
            fail(path, fmt::format("this is a scenario; simulate it first: plattan run {}", path.string()));
        read_into(path, runs);
        return runs;
    }
    std::vector<std::filesystem::path> files;
    std::size_t interrupted = 0;
    auto entry = std::filesystem::directory_iterator(path, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        if (entry->path().extension() == ".h5")
            files.push_back(entry->path());
        interrupted += entry->path().extension() == ".part";
    }
    if (error)
        fail(path, fmt::format("the folder cannot be read: {}", error.message()));
    if (interrupted > 0)
        notices.push_back(fmt::format("{} holds {} (*.part), left out", path.string(), counted(interrupted, "interrupted run")));
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
        read_into(file, runs);
    if (runs.empty())
        fail(path, "there are no runs (*.h5) in this folder");
    check_alike(path, runs);
    return runs;
}

/// Everything in which runs of different scenarios differ and should not.
class Unlike {
public:
    explicit Unlike(bool anyway) : anyway(anyway) {}

    void look_at(const RecordedRun& a, const RecordedRun& b, std::vector<std::string>& notices)
    {
        if (a.window != b.window)
            note(b, "time",
                 fmt::format(
                     "it simulates {}, {} simulates {}: their figures are not of the same time; simulate both with the same --from, --until and "
                     "--days",
                     b.window, a.file, a.window),
                 notices);
        for (std::size_t i = 0; i < a.settings.size(); ++i) {
            const auto& [name, value] = a.settings[i];
            const std::string& other = b.settings[i].second;
            if (value == other)
                continue;
            if (name != set_by_hand)
                note(b, name, fmt::format("it and {} differ in {}: {} and {}", a.file, name, other, value), notices);
            else if (const auto text = fmt::format("the runs differ in {}: {} and {}", name, value, other); told.insert(text).second)
                notices.push_back(text);
        }
    }
    void stop_if_any() const { problems.stop_if_any(); }

private:
    void note(const RecordedRun& run, const std::string& what, const std::string& text, std::vector<std::string>& notices)
    {
        if (!told.insert(what + run.scenario).second)
            return;
        if (anyway)
            notices.push_back(fmt::format("{}: {}", run.file, text));
        else
            problems.add({run.file}, text + "; --anyway compares them all the same");
    }

    bool anyway;
    Problems problems;
    std::set<std::string> told;
};

void note_single_ones(const Replications& runs, const Replications& partners, std::vector<std::string>& notices)
{
    std::vector<std::string> single;
    for (const auto& [key, run] : runs)
        if (!partners.contains(key))
            single.push_back(fmt::format("{} (seed {}, replication {})", run.file, key.first, key.second));
    constexpr std::size_t named = 3;
    for (std::size_t i = 0; i < std::min(named, single.size()); ++i)
        notices.push_back(single[i] + " has no partner and is left out");
    if (single.size() > named)
        notices.push_back(fmt::format("{} more have no partner", single.size() - named));
}

NumberTable table_of_days(const std::vector<RecordedDailyFigure>& figures, Date first)
{
    NumberTable table = empty_table_by_day();
    for (const auto& figure : figures)
        table.columns.push_back(figure.name);
    for (std::size_t day = 0; day < figures.front().values.size(); ++day) {
        table.rows.push_back(first.next(static_cast<int>(day)).text());
        for (const auto& figure : figures)
            table.values.push_back(figure.values[day]);
    }
    return table;
}

NumberTable table_of_costs(const Recording& run)
{
    const auto& c = layout::day_costs;
    const auto table = run.on_days(c);
    const auto payers = table.column(c.payer), entries = table.column(c.intervention), what = table.column(c.what);
    const auto kronor = table.column(c.cost), hours = table.column(c.hours), outlays = table.column(c.outlay);
    CostTable costs;
    for (std::size_t i = 0; i < payers.size(); ++i)
        costs.add(payers[i], entries[i], what[i], kronor[i], hours[i], outlays[i]);
    return costs.table();
}

RunNumbers numbers_of(const std::string& file)
{
    const Recording run(file);
    RunNumbers numbers;
    for (const auto& figure : run.figures())
        numbers.figures.push_back({figure.name, figure.units, figure.long_name, figure.value});
    for (const auto& table : run.cross_tables())
        numbers.tables.push_back({table.name, table.units, table.long_name, table.rows, table.columns, table.values});
    numbers.tables.push_back(table_of_costs(run));
    if (const auto daily = run.daily_figures(); !daily.empty() && daily.front().values.size() > 1)
        numbers.tables.push_back(table_of_days(daily, run.first_date()));
    return numbers;
}

/// Names that tell the scenarios apart.
std::vector<std::string> titles_of(const std::vector<Replications>& scenarios, const std::vector<std::filesystem::path>& paths)
{
    std::vector<std::string> titles;
    for (const auto& runs : scenarios)
        titles.push_back(shown_text(runs.begin()->second.scenario, 200));
    const auto given = titles;
    for (std::size_t s = 0; s < titles.size(); ++s)
        if (std::count(given.begin(), given.end(), given[s]) > 1)
            titles[s] +=
                fmt::format(" ({})", paths[s].filename().empty() ? paths[s].parent_path().filename().string() : paths[s].filename().string());
    return titles;
}

/// A figure that only some scenarios have is not compared.
void note_missing(const Samples& samples, std::vector<std::string>& notices)
{
    for (std::size_t s = 0; s < samples.scenarios().size(); ++s) {
        std::vector<std::string> names;
        for (const auto& sample : samples.list()) {
            const auto empty = [](const std::vector<double>& values) {
                return std::all_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
            };
            if (sample.is_whole() && empty(sample.values[s]) &&
                std::none_of(sample.values.begin(), sample.values.begin() + static_cast<std::ptrdiff_t>(s), empty) &&
                !std::all_of(sample.values.begin(), sample.values.end(), empty))
                names.push_back(sample.indicator.name);
        }
        if (!names.empty())
            notices.push_back(fmt::format("{} has no {}: not compared", samples.scenarios()[s], fmt::join(names, ", ")));
    }
}

bool all_equal(const Samples& samples)
{
    return std::all_of(samples.list().begin(), samples.list().end(), [&](const Sample& sample) {
        return std::all_of(sample.values.begin(), sample.values.end(), [&](const auto& values) {
            return std::equal(values.begin(), values.end(), sample.values[0].begin(),
                              [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
        });
    });
}

} // namespace

RecordedSamples read_samples(const std::vector<std::filesystem::path>& paths, bool anyway)
{
    std::vector<std::string> notices;
    std::vector<Replications> scenarios;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        std::error_code error;
        for (std::size_t j = 0; j < i; ++j)
            if (std::filesystem::equivalent(paths[i], paths[j], error))
                fail(paths[i], fmt::format("this is {} itself; there is nothing to compare", paths[j].string()));
        scenarios.push_back(read_runs(paths[i], notices));
    }
    Unlike unlike(anyway);
    std::vector<std::pair<std::string, std::string>> pairs; // that the first has and another one too
    for (const auto& [key, run] : scenarios.front()) {
        bool has_partner = false;
        for (std::size_t s = 1; s < scenarios.size(); ++s)
            if (const auto partner = scenarios[s].find(key); partner != scenarios[s].end()) {
                has_partner = true;
                unlike.look_at(run, partner->second, notices);
            }
        if (has_partner)
            pairs.push_back(key);
    }
    unlike.stop_if_any();
    for (std::size_t s = 1; s < scenarios.size(); ++s) {
        if (std::none_of(pairs.begin(), pairs.end(), [&](const auto& key) { return scenarios[s].contains(key); }))
            fail(paths[s], fmt::format("no run has the seed and replication of one in {}", paths.front().string()));
        note_single_ones(scenarios.front(), scenarios[s], notices);
        note_single_ones(scenarios[s], scenarios.front(), notices);
    }
    RecordedSamples result{Samples(titles_of(scenarios, paths), pairs.size()), {}, {}, {}};
    for (const auto& runs : scenarios) {
        const auto paired = std::find_if(pairs.begin(), pairs.end(), [&](const auto& key) { return runs.contains(key); });
        result.examples.emplace_back(runs.at(*paired).file);
    }
    std::set<std::string> seeds;
    for (const auto& [seed, replication] : pairs)
        seeds.insert(seed);
    result.seeds.assign(seeds.begin(), seeds.end());
    for (std::size_t p = 0; p < pairs.size(); ++p)
        for (std::size_t s = 0; s < scenarios.size(); ++s)
            if (const auto run = scenarios[s].find(pairs[p]); run != scenarios[s].end())
                result.samples.add(s, p, numbers_of(run->second.file));
    if (result.samples.list().empty())
        fail(paths.front(), "it has no figures");
    note_missing(result.samples, notices);
    std::set<std::string> names;
    for (const auto& runs : scenarios)
        names.insert(runs.begin()->second.scenario);
    if (names.size() == 1 && all_equal(result.samples))
        notices.emplace_back("every figure of both is equal: they may be copies of one run");
    result.notices = std::move(notices);
    return result;
}

} // namespace plattan
