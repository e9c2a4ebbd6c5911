#include "studies/study_samples.h"

#include <algorithm>

namespace plattan {

Samples samples_of(const StudyFolder& folder, const StudyState& state, std::uint32_t point, const std::vector<std::string>& titles)
{
    Samples samples(titles, static_cast<std::size_t>(folder.study().replications));
    for (const auto& run : folder.runs()) {
        if (run.point != point || state.state_of(run) != StudyState::Of::done)
            continue;
        RunNumbers numbers;
        const auto row = state.row_of(run);
        for (std::size_t f = 0; f < row.figures.size(); ++f)
            numbers.figures.push_back({state.columns()[f].name, state.columns()[f].units, state.columns()[f].long_name, row.figures[f]});
        if (!row.detail.empty())
            numbers.tables = tables_of(row.detail);
        samples.add(run.scenario, run.replication, numbers);
    }
    return samples;
}

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
