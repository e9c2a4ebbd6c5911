#include "analysis/compare.h"

#include "base/checked_file.h"
#include "base/clock.h"
#include "base/problems.h"
#include "results/recording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace plattan {

namespace {

struct RunSummary {
    std::string scenario, file;
    std::string window;                                        ///< "60 minutes from 12:00"; figures of unequal ones are no pair
    std::vector<std::pair<std::string, std::string>> settings; ///< what else may differ: its name and its value
    std::map<std::string, double> figures;
};

struct Texts {
    std::string units, long_name;
};

using Replications = std::map<std::pair<std::string, std::string>, RunSummary>; ///< by seed and replication

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

std::string fingerprint(const std::string& text) { return fmt::format("{:08x}", hash_of_text(text) & 0xffffffffU); }

void read_into(const std::filesystem::path& path, Replications& runs, std::map<std::string, Texts>& texts)
{
    const Recording run(path);
    RunSummary summary{run.scenario(), path.string(), window_of(run), {}, {}};
    summary.settings = {{"date", run.date_text()},
                        {"--set", assignments(run.command_line())},
                        {"the site (by its text)", fingerprint(run.site_text())},
                        {"the demand (by its text)", fingerprint(run.demand_text())},
                        {"the program", run.program()}};
    for (const auto& figure : run.figures()) {
        summary.figures[figure.name] = figure.value;
        texts[figure.name] = {figure.units, figure.long_name};
    }
    const std::pair key{run.seed(), run.replication()};
    if (runs.contains(key))
        fail(path, fmt::format("seed {} and replication {} are also those of {}; a pair would not be one", key.first, key.second, runs[key].file));
    runs[key] = std::move(summary);
}

/// A folder of replications holds runs that differ in seed and replication alone; otherwise its mean would be of nothing.
void check_alike(const std::filesystem::path& folder, const Replications& runs)
{
    const RunSummary& one = runs.begin()->second;
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

Replications read_runs(const std::filesystem::path& path, std::map<std::string, Texts>& texts, std::vector<std::string>& warnings)
{
    Replications runs;
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        if (path.extension() == ".yaml" || path.extension() == ".yml")
            fail(path, fmt::format("this is a scenario; simulate it first: plattan run {}", path.string()));
        read_into(path, runs, texts);
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
        warnings.push_back(fmt::format("{} holds {} interrupted run{} (*.part), left out", path.string(), interrupted, interrupted == 1 ? "" : "s"));
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
        read_into(file, runs, texts);
    if (runs.empty())
        fail(path, "there are no runs (*.h5) in this folder");
    check_alike(path, runs);
    return runs;
}

/// What one would rather know before one believes a difference.
void warn_of_differences(const RunSummary& a, const RunSummary& b, std::vector<std::string>& warnings)
{
    for (std::size_t i = 0; i < a.settings.size(); ++i) {
        const auto text = fmt::format("the runs differ in {}: {} and {}", a.settings[i].first, a.settings[i].second, b.settings[i].second);
        if (a.settings[i].second != b.settings[i].second && std::find(warnings.begin(), warnings.end(), text) == warnings.end())
            warnings.push_back(text);
    }
}

void warn_of_single_ones(const Replications& runs, const Replications& partners, std::vector<std::string>& warnings)
{
    std::vector<std::string> single;
    for (const auto& [key, run] : runs)
        if (!partners.contains(key))
            single.push_back(fmt::format("{} (seed {}, replication {})", run.file, key.first, key.second));
    constexpr std::size_t named = 3;
    for (std::size_t i = 0; i < std::min(named, single.size()); ++i)
        warnings.push_back(single[i] + " has no partner and is left out");
    if (single.size() > named)
        warnings.push_back(fmt::format("{} more have no partner", single.size() - named));
}

/// Two NaN count as equal.
bool same_figures(const std::map<std::string, double>& a, const std::map<std::string, double>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.first == y.first && (x.second == y.second || (std::isnan(x.second) && std::isnan(y.second)));
    });
}

/// Names that the first has and the second has not.
std::vector<std::string> missing(const std::map<std::string, double>& first, const std::map<std::string, double>& second)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : first)
        if (!second.contains(name))
            names.push_back(name);
    return names;
}

} // namespace

Comparison compare(const std::filesystem::path& base_path, const std::filesystem::path& alternative_path)
{
    Comparison result;
    std::map<std::string, Texts> texts;
    const auto base = read_runs(base_path, texts, result.warnings), alternative = read_runs(alternative_path, texts, result.warnings);
    std::error_code error;
    if (std::filesystem::equivalent(base_path, alternative_path, error))
        fail(alternative_path, fmt::format("this is {} itself; there is nothing to compare", base_path.string()));
    result.base = base.begin()->second.scenario;
    result.alternative = alternative.begin()->second.scenario;
    std::map<std::string, std::array<std::vector<double>, 3>> columns;
    bool equal = true;
    for (const auto& [key, run] : base) {
        const auto partner = alternative.find(key);
        if (partner == alternative.end())
            continue;
        const auto& other = partner->second;
        if (run.window != other.window)
            fail(other.file, fmt::format("it simulates {}, {} simulates {}: their figures are not of the same time; simulate both with the same "
                                         "--from, --until and --days",
                                         other.window, run.file, run.window));
        ++result.pairs;
        warn_of_differences(run, other, result.warnings);
        equal = equal && run.scenario == other.scenario && same_figures(run.figures, other.figures);
        for (const auto& [name, value] : run.figures)
            if (const auto found = other.figures.find(name); found != other.figures.end()) {
                columns[name][0].push_back(value);
                columns[name][1].push_back(found->second);
                columns[name][2].push_back(found->second - value);
            }
    }
    if (result.pairs == 0)
        fail(alternative_path, fmt::format("no run has the seed and replication of one in {}", base_path.string()));
    if (columns.empty())
        fail(alternative_path, fmt::format("it has no figure in common with {}", base_path.string()));
    warn_of_single_ones(base, alternative, result.warnings);
    warn_of_single_ones(alternative, base, result.warnings);
    for (const auto& [here, there] : {std::pair{&base, &alternative}, std::pair{&alternative, &base}})
        if (const auto only = missing(here->begin()->second.figures, there->begin()->second.figures); !only.empty())
            result.warnings.push_back(fmt::format("figures of {} alone, left out: {}", here->begin()->second.file, fmt::join(only, ", ")));
    if (equal)
        result.warnings.emplace_back("every figure of both is equal: they may be copies of one run");
    for (const auto& [name, column] : columns)
        result.figures.push_back({name, texts[name].units, texts[name].long_name, estimate(column[0]), estimate(column[1]), estimate(column[2])});
    const auto differences = [&](const char* name) { return columns.contains(name) ? columns[name][2] : std::vector<double>{}; };
    const auto cost = differences("cost");
    const auto costs_per = [&](const char* what, const char* figure, double sign) {
        auto effect = differences(figure);
        for (double& value : effect)
            value *= sign;
        if (effect.size() == cost.size() && std::any_of(cost.begin(), cost.end(), [](double d) { return d != 0; }))
            result.unit_costs.push_back({what, quotient(cost, effect)});
    };
    costs_per("visible deal avoided", "visible_deals", -1);
    costs_per("stay-hour gained", "stay_hours", 1);
    costs_per("point of the modelled safety index gained", "safety_index", 1);
    return result;
}

std::string table_of(const Comparison& comparison)
{
    const auto number = [](double value) {
        if (!std::isfinite(value))
            return std::string("-");
        const double size = std::abs(value);
        return size >= 1000 ? fmt::format("{:.0f}", value) : size >= 10 ? fmt::format("{:.1f}", value) : fmt::format("{:.3g}", value);
    };
    std::string table = fmt::format("{}  ->  {}    ({} pair{} of equal seed and replication)\n\n", comparison.base, comparison.alternative,
                                    comparison.pairs, comparison.pairs == 1 ? "" : "s");
    table += fmt::format("{:<28} {:>10} {:>11} {:>11} {:>23} {:>8}  {}\n", "figure", "base", "alternative", "difference", "95 % interval", "change",
                         "unit");
    for (const auto& figure : comparison.figures) {
        const auto& d = figure.difference;
        const auto interval =
            std::isnan(d.half_width) ? std::string("-") : fmt::format("{} .. {}", number(d.mean - d.half_width), number(d.mean + d.half_width));
        const auto change =
            figure.base.mean != 0 && std::isfinite(d.mean) ? fmt::format("{:+.1f} %", 100 * d.mean / std::abs(figure.base.mean)) : std::string("-");
        table += fmt::format("{:<28} {:>10} {:>11} {:>11} {:>23} {:>8}  {}\n", figure.name, number(figure.base.mean), number(figure.alternative.mean),
                             number(d.mean), interval, change, figure.units == "1" ? "" : figure.units);
    }
    if (!comparison.unit_costs.empty())
        table += "\ncost of a unit of effect, with its 95 % interval (negative where the effect is the other way)\n";
    for (const auto& cost : comparison.unit_costs) {
        const bool told = std::isfinite(cost.kronor.low);
        table += fmt::format("  {:<44} {:>10} SEK   {}\n", "per " + cost.what, number(cost.kronor.value),
                             told                   ? fmt::format("{} .. {}", number(cost.kronor.low), number(cost.kronor.high))
                             : comparison.pairs < 2 ? "-"
                                                    : "cannot be told, because there may be no effect");
    }
    if (comparison.pairs == 1)
        table += "\nA single pair gives no interval. Simulate replications (--replication 1, 2, ...) into two folders and compare the folders.\n";
    for (const auto& warning : comparison.warnings)
        table += "warning: " + warning + "\n";
    return table;
}

} // namespace plattan
