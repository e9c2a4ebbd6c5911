#include "studies/study_answer.h"

#include <algorithm>
#include <optional>

namespace plattan {

std::vector<AnsweredFigure> answers(const StudyFolder& folder, const StudyState& state, std::uint32_t point, const std::vector<std::string>& names)
{
    const auto& columns = state.columns();
    std::vector<std::size_t> which;
    Problems problems;
    for (const auto& name : names) {
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.name == name; });
        std::vector<std::string> known;
        for (const auto& column : columns)
            known.push_back(column.name);
        if (found == columns.end())
            problems.add({"metrics"}, unknown_word("figure", name, known));
        which.push_back(static_cast<std::size_t>(found - columns.begin()));
    }
    problems.stop_if_any();

    const std::size_t scenarios = folder.scenario_names().size();
    const auto replications = static_cast<std::size_t>(folder.study().replications);
    std::vector<std::optional<RunRow>> rows(replications * scenarios);
    for (const auto& run : folder.runs())
        if (run.point == point && state.state_of(run) == StudyState::Of::done)
            rows[run.replication * scenarios + run.scenario] = state.row_of(run);
    std::vector<AnsweredFigure> list;
    for (const std::size_t f : which) {
        AnsweredFigure answer{columns[f], {}, {}};
        for (std::size_t s = 0; s < scenarios; ++s) {
            std::vector<double> values, differences;
            for (std::size_t r = 0; r < replications; ++r) {
                const auto &row = rows[r * scenarios + s], &base = rows[r * scenarios];
                if (row)
                    values.push_back(row->figures[f]);
                if (row && base)
                    differences.push_back(row->figures[f] - base->figures[f]);
            }
            answer.means.push_back(estimate(values));
            answer.differences.push_back(estimate(differences));
        }
        list.push_back(std::move(answer));
    }
    return list;
}

} // namespace plattan
