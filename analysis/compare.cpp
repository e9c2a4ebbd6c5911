#include "analysis/compare.h"

#include "base/problems.h"
#include "record/run_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace plattan {

namespace {

struct RunSummary {
    std::string scenario, date, days, program, file;
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

void read_into(const std::filesystem::path& path, Replications& runs, std::map<std::string, Texts>& texts)
{
    const RunReader run(path);
    RunSummary summary{
        run.attribute("/", "scenario"), run.attribute("/", "date"), run.attribute("/", "days"), run.attribute("/", "git"), path.string(), {}};
    for (const auto& name : run.datasets("/summary")) {
        const auto values = run.numbers("/summary/" + name);
        if (values.size() != 1)
            continue;
        summary.figures[name] = values.front();
        texts[name] = {run.attribute("/summary/" + name, "units"), run.attribute("/summary/" + name, "long_name")};
    }
    const std::pair key{run.attribute("/", "seed"), run.attribute("/", "replication")};
    if (runs.contains(key))
        fail(path, fmt::format("seed {} and replication {} are also those of {}; a pair would not be one", key.first, key.second, runs[key].file));
    runs[key] = std::move(summary);
}

Replications read_runs(const std::filesystem::path& path, std::map<std::string, Texts>& texts)
{
    Replications runs;
    if (!std::filesystem::is_directory(path)) {
        if (path.extension() == ".yaml" || path.extension() == ".yml")
            fail(path, fmt::format("this is a scenario; simulate it first: plattan run {}", path.string()));
        read_into(path, runs, texts);
        return runs;
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path))
        if (entry.path().extension() == ".h5")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
        read_into(file, runs, texts);
    if (runs.empty())
        fail(path, "there are no runs (*.h5) in this folder");
    for (const auto& [key, run] : runs)
        if (run.scenario != runs.begin()->second.scenario)
            fail(run.file, fmt::format("the folder holds runs of '{}' and of '{}'; a folder of replications is of one scenario",
                                       runs.begin()->second.scenario, run.scenario));
    return runs;
}

void warn_of_differences(const RunSummary& a, const RunSummary& b, std::vector<std::string>& warnings)
{
    const auto differ = [&](const std::string& what, const std::string& x, const std::string& y) {
        const auto text = fmt::format("the runs differ in {}: {} and {}", what, x, y);
        if (x != y && std::find(warnings.begin(), warnings.end(), text) == warnings.end())
            warnings.push_back(text);
    };
    differ("date", a.date, b.date);
    differ("number of days", a.days, b.days);
    differ("the program's commit", a.program, b.program);
}

} // namespace

Comparison compare(const std::filesystem::path& base_path, const std::filesystem::path& alternative_path)
{
    std::map<std::string, Texts> texts;
    const auto base = read_runs(base_path, texts), alternative = read_runs(alternative_path, texts);
    Comparison result;
    result.base = base.begin()->second.scenario;
    result.alternative = alternative.begin()->second.scenario;
    std::map<std::string, std::array<std::vector<double>, 3>> columns;
    for (const auto& [key, run] : base) {
        const auto partner = alternative.find(key);
        if (partner == alternative.end()) {
            result.warnings.push_back(fmt::format("{} has no partner with seed {} and replication {}", run.file, key.first, key.second));
            continue;
        }
        ++result.pairs;
        warn_of_differences(run, partner->second, result.warnings);
        for (const auto& [name, value] : run.figures)
            if (const auto other = partner->second.figures.find(name); other != partner->second.figures.end()) {
                columns[name][0].push_back(value);
                columns[name][1].push_back(other->second);
                columns[name][2].push_back(other->second - value);
            }
    }
    if (result.pairs == 0)
        fail(alternative_path, fmt::format("no run has the seed and replication of one in {}", base_path.string()));
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
        const double size = std::abs(value);
        return size >= 1000 ? fmt::format("{:.0f}", value) : size >= 10 ? fmt::format("{:.1f}", value) : fmt::format("{:.3g}", value);
    };
    std::string table = fmt::format("{}  ->  {}    ({} pair{} of equal seed and replication)\n\n", comparison.base, comparison.alternative,
                                    comparison.pairs, comparison.pairs == 1 ? "" : "s");
    table +=
        fmt::format("{:<28} {:>10} {:>10} {:>11} {:>23} {:>8}  {}\n", "figure", "base", "altern.", "difference", "95 % interval", "change", "unit");
    for (const auto& figure : comparison.figures) {
        const auto& d = figure.difference;
        const auto interval =
            std::isnan(d.half_width) ? std::string("-") : fmt::format("{} .. {}", number(d.mean - d.half_width), number(d.mean + d.half_width));
        const auto change = figure.base.mean != 0 ? fmt::format("{:+.1f} %", 100 * d.mean / std::abs(figure.base.mean)) : std::string("-");
        table += fmt::format("{:<28} {:>10} {:>10} {:>11} {:>23} {:>8}  {}\n", figure.name, number(figure.base.mean), number(figure.alternative.mean),
                             number(d.mean), interval, change, figure.units == "1" ? "" : figure.units);
    }
    if (!comparison.unit_costs.empty())
        table += "\ncost of a unit of effect, with its 95 % interval (negative where the effect is the other way)\n";
    for (const auto& cost : comparison.unit_costs) {
        const bool told = std::isfinite(cost.kronor.low);
        table += fmt::format("  {:<44} {:>10} SEK   {}\n", "per " + cost.what, number(cost.kronor.value),
                             told                   ? fmt::format("{} .. {}", number(cost.kronor.low), number(cost.kronor.high))
                             : comparison.pairs < 2 ? "-"
                                                    : "not to be told: the effect may be none");
    }
    if (comparison.pairs == 1)
        table +=
            "\nOne pair says nothing of chance: no interval. Simulate replications (--replication 1, 2, ...) into two folders and compare those.\n";
    for (const auto& warning : comparison.warnings)
        table += "warning: " + warning + "\n";
    return table;
}

} // namespace plattan
