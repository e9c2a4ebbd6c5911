#include "studies/study_samples.h"

#include "base/csv.h"
#include "estimates/period_mean.h"
#include "statistics/mean.h"

#include <algorithm>

namespace plattan {

namespace {

RunNumbers numbers_of(const StudyState& state, const PlannedRun& run)
{
    RunNumbers numbers;
    const auto row = state.row_of(run);
    for (std::size_t f = 0; f < row.figures.size(); ++f)
        numbers.figures.push_back({state.columns()[f].name, state.columns()[f].units, state.columns()[f].long_name, row.figures[f]});
    if (!row.detail.empty())
        numbers.tables = tables_of(row.detail);
    return numbers;
}

/// Of a day of a period, as its point of the design has it.
std::string name_of_day(const DesignPoint& point)
{
    const std::string *date = point.value_of("date"), *weather = point.value_of("weather");
    return (date == nullptr ? std::string("?") : *date) + (weather == nullptr ? std::string() : " " + *weather);
}

/// A value with a unit is no number here.
double number_of_factor(const DesignPoint& point, const std::string& key)
{
    const std::string* value = point.value_of(key);
    return (value == nullptr ? std::nullopt : number_of_cell(*value)).value_or(unknown);
}

} // namespace

Samples samples_of(const StudyFolder& folder, const StudyState& state, std::uint32_t point, const std::vector<std::string>& titles)
{
    Samples samples(titles, static_cast<std::size_t>(folder.study().replications));
    for (const auto& run : folder.runs())
        if (run.point == point && state.state_of(run) == StudyState::Of::done)
            samples.add(run.scenario, run.replication, numbers_of(state, run));
    return samples;
}

std::vector<std::uint32_t> points_of_first_row(const StudyFolder& folder)
{
    std::vector<std::uint32_t> points;
    while (points.size() < folder.points().size() && *folder.points()[points.size()].row == 0)
        points.push_back(static_cast<std::uint32_t>(points.size()));
    return points;
}

Samples samples_of_row(const StudyFolder& folder, const StudyState& state, const std::vector<std::string>& titles)
{
    const auto days = points_of_first_row(folder);
    if (days.size() == 1)
        return samples_of(folder, state, 0, titles);
    const auto replications = static_cast<std::size_t>(folder.study().replications);
    Samples samples(titles, replications);
    for (std::size_t replication = 0; replication < replications; ++replication)
        for (std::size_t scenario = 0; scenario < titles.size(); ++scenario) {
            std::vector<WeightedDay> list;
            for (const auto point : days) {
                const auto& run = folder.run_at(point, replication, scenario);
                if (state.state_of(run) == StudyState::Of::done)
                    list.push_back({name_of_day(folder.points()[point]), folder.points()[point].weight, numbers_of(state, run)});
            }
            if (list.size() == days.size())
                samples.add(scenario, replication, mean_of(list));
        }
    return samples;
}

Samples samples_of_points(const StudyFolder& folder, const StudyState& state, const std::vector<std::string>& titles)
{
    Samples samples(titles, static_cast<std::size_t>(folder.study().replications));
    for (const auto& run : folder.runs()) // the first scenario has the same runs at each point
        if ((run.scenario > 0 || run.point == 0) && state.state_of(run) == StudyState::Of::done)
            samples.add(run.scenario == 0 ? 0 : run.point + std::size_t{1}, run.replication, numbers_of(state, run));
    return samples;
}

std::vector<ParameterDraw> draws_of(const StudyFolder& folder, const std::vector<std::string>& titles)
{
    const StudyState state(folder);
    std::vector<ParameterDraw> draws;
    for (std::uint32_t point = 0; point < folder.points().size(); ++point) {
        std::vector<double> values;
        for (const auto& key : folder.factors())
            values.push_back(number_of_factor(folder.points()[point], key));
        auto samples = samples_of(folder, state, point, titles);
        if (!samples.list().empty())
            draws.push_back({std::move(values), std::move(samples)});
    }
    return draws;
}

bool is_whole_day(const Study& study) { return study.from == 0 && study.until.value_or(seconds_per_day) >= seconds_per_day; }

std::vector<std::string> titles_of(const StudyFolder& folder)
{
    std::vector<std::string> titles;
    for (const auto& path : folder.study().scenarios) {
        Problems problems;
        const Node root = read_yaml(path, problems);
        const Node* name = root.find("scenario");
        titles.push_back(name != nullptr && name->is_scalar() && !name->scalar.empty() ? name->scalar : path.parent_path().filename().string());
    }
    const auto given = titles;
    for (std::size_t s = 0; s < titles.size(); ++s)
        if (std::count(given.begin(), given.end(), given[s]) > 1)
            titles[s] = folder.scenario_names()[s];
    return titles;
}

} // namespace plattan
