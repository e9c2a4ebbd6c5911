#include "studies/design.h"

#include "base/analysis_program.h"
#include "base/child_process.h"
#include "base/elementary.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr std::string_view of_interventions = "interventions.", of_parameters = "parameters.";

/// What is plausible of a parameter of the model: `section.name`, with or without `parameters.` before it.
std::optional<Plausible> plausible_of(std::string_view key, const Scenario& scenario)
{
    if (key.starts_with(of_parameters))
        key.remove_prefix(of_parameters.size());
    ModelParameters parameters = scenario.parameters;
    for (const auto& info : parameters.describe_all())
        if (info.settable && info.plausible && fmt::format("{}.{}", info.section, info.name) == key)
            return info.plausible;
    return std::nullopt;
}

/// Whether only whole numbers may be set.
bool is_whole(std::string_view key, const Scenario& scenario)
{
    if (key.starts_with(of_parameters))
        key.remove_prefix(of_parameters.size());
    ModelParameters parameters = scenario.parameters;
    for (const auto& info : parameters.describe_all())
        if (fmt::format("{}.{}", info.section, info.name) == key)
            return info.schema.find("\"integer\"") != std::string::npos;
    return false;
}

/// Evenly between the bounds, by differences or by ratios, both included; the nearest whole numbers where only these may be set, each once.
std::vector<std::string> between_bounds(const Plausible& range, int count, bool whole)
{
    std::vector<std::string> levels;
    for (int i = 0; i < count; ++i) {
        const double share = static_cast<double>(i) / (count - 1);
        const double value = range.scale == logarithmic ? range.low * elementary::exp(share * elementary::log(range.high / range.low))
                                                        : range.low + share * (range.high - range.low);
        const double exact = i == 0 ? range.low : i == count - 1 ? range.high : value;
        auto level = fmt::format("{:.6g}", whole ? std::round(exact) : exact);
        if (levels.empty() || levels.back() != level)
            levels.push_back(std::move(level));
    }
    return levels;
}

std::optional<Plausible> bounds_of(const Factor& factor, const Scenario& scenario, Problems& problems)
{
    const auto range = factor.range ? factor.range : plausible_of(factor.key, scenario);
    if (!range)
        problems.add(
            factor.place,
            fmt::format("nothing is declared plausible for '{}'; give values or bounds, or a parameter of `plattan parameters`", factor.key));
    return range;
}

std::vector<DesignPoint> sampled_points(const Study& study, const Scenario& scenario, Problems& problems)
{
    std::vector<std::string> words{python, "", study.method, "--rows", std::to_string(study.rows), "--seed", std::to_string(study.seed)};
    const auto before = problems.size();
    for (const auto& factor : study.factors)
        if (const auto range = bounds_of(factor, scenario, problems))
            for (const auto& word :
                 {std::string("--factor"), factor.key, fmt::format("{}", range->low), fmt::format("{}", range->high),
                  fmt::format("{}{}", is_whole(factor.key, scenario) ? "whole-" : "", range->scale == logarithmic ? "logarithmic" : "linear")})
                words.push_back(word);
    if (problems.size() > before)
        return {};
    words[1] = analysis_program("design.py").string();
    const auto drawn = run_program(words);
    if (drawn.exit_code != 0)
        throw MachineError(fmt::format("the points of the design could not be drawn: {}",
                                       drawn.exit_code == 127 ? fmt::format("there is no {}", python) : drawn.errors.substr(0, 2000)));
    auto points = points_of_table(drawn.output, "design.py", problems);
    if (points.size() > most_design_points)
        problems.add({"design"}, fmt::format("the design has {} points; at most {} are simulated", points.size(), most_design_points));
    return points;
}

} // namespace

namespace {

std::vector<DesignPoint> points_without_dates(const Study& study, const Scenario& scenario, Problems& problems)
{
    if (study.design == Study::Design::sampled)
        return sampled_points(study, scenario, problems);
    if (study.design == Study::Design::list || study.design == Study::Design::table)
        return study.points;
    std::vector<std::vector<std::string>> levels;
    double count = 1;
    for (const auto& factor : study.factors) {
        levels.push_back(factor.levels);
        if (factor.levels.empty()) {
            if (const auto range = bounds_of(factor, scenario, problems))
                levels.back() = between_bounds(*range, factor.plausible_levels, is_whole(factor.key, scenario));
        }
        count *= static_cast<double>(levels.back().size());
    }
    if (study.design == Study::Design::grid && count > static_cast<double>(most_design_points)) {
        problems.add(study.factors.front().place, fmt::format("the grid has {:.0f} points; at most {} are simulated", count, most_design_points));
        return {};
    }
    std::vector<DesignPoint> points(1);
    if (study.design == Study::Design::oat) {
        points.front().base_row = "0";
        for (std::size_t f = 0; f < study.factors.size(); ++f)
            for (const auto& level : levels[f])
                points.push_back({"0", study.factors[f].key, {{study.factors[f].key, level}}});
        return points;
    }
    for (std::size_t f = 0; f < study.factors.size(); ++f) {
        std::vector<DesignPoint> combined;
        for (const auto& point : points)
            for (const auto& level : levels[f]) {
                combined.push_back(point);
                combined.back().values.emplace_back(study.factors[f].key, level);
            }
        points = std::move(combined);
    }
    return points;
}

/// Each point on each day of the period.
std::vector<DesignPoint> on_days(const std::vector<DesignPoint>& points, const StudyPeriod& period, Problems& problems)
{
    std::vector<DesignPoint> all;
    const auto days = sample_of(period);
    if (points.size() * days.size() > most_design_points) {
        problems.add({"period"}, fmt::format("{} points on {} days each; at most {} are simulated", points.size(), days.size(), most_design_points));
        return all;
    }
    for (const auto& point : points)
        for (const auto& day : days) {
            DesignPoint dated = point;
            for (const auto& [key, value] : point.values)
                if (key == "date" || key == "weather")
                    problems.add({key}, fmt::format("the period says the {} of each run; a point of the design cannot", key));
            dated.values.emplace_back("date", day.date.text());
            if (day.weather)
                dated.values.emplace_back("weather", name_of(*day.weather));
            dated.weight = day.weight;
            all.push_back(std::move(dated));
        }
    return all;
}

} // namespace

std::vector<DesignPoint> points_of(const Study& study, const Scenario& scenario, Problems& problems)
{
    auto points = points_without_dates(study, scenario, problems);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i].row = points[i].row.value_or(static_cast<std::uint32_t>(i));
    return study.period ? on_days(points, *study.period, problems) : points;
}

bool has_no_effect(std::string_view key, const std::vector<std::string>& interventions)
{
    if (!key.starts_with(of_interventions))
        return false;
    const auto name = key.substr(of_interventions.size(), key.find('.', of_interventions.size()) - of_interventions.size());
    return std::find(interventions.begin(), interventions.end(), name) == interventions.end();
}

std::vector<std::string> settings_of(const DesignPoint& point, const std::vector<std::string>& interventions)
{
    std::vector<std::string> settings;
    for (const auto& [key, value] : point.values)
        if (!has_no_effect(key, interventions))
            settings.push_back(fmt::format("{}={}", key, value));
    return settings;
}

} // namespace plattan
