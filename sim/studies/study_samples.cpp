#include "studies/study_samples.h"

#include "base/csv.h"
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
