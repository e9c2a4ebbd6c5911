#include "studies/study_answer.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace plattan {

namespace {

/// The figures of a row of the design by replication and scenario: of a period the weighted means of its days, and nothing where a day is missing.
std::vector<std::optional<std::vector<double>>> figures_of_row(const StudyFolder& folder, const StudyState& state, std::size_t row,
                                                               const std::vector<std::size_t>& which)
{
    const std::size_t scenarios = folder.scenario_names().size();
    const auto& points = folder.points();
    std::vector<std::optional<std::vector<double>>> sums(static_cast<std::size_t>(folder.study().replications) * scenarios,
                                                         std::vector<double>(which.size(), 0.0));
    for (const auto& run : folder.runs()) {
        auto& sum = sums[run.replication * scenarios + run.scenario];
        if (*points[run.point].row != row || !sum)
            continue;
        if (state.state_of(run) != StudyState::Of::done) {
            sum.reset();
            continue;
        }
        const auto one = state.row_of(run);
        for (std::size_t i = 0; i < which.size(); ++i)
            (*sum)[i] += points[run.point].weight * one.figures[which[i]];
    }
    return sums;
}

} // namespace

std::vector<AnsweredFigure> answers(const StudyFolder& folder, const StudyState& state, std::size_t row, const std::vector<std::string>& names)
{
    const auto& columns = state.columns();
    std::vector<std::size_t> which;
    Problems problems;
    for (const auto& name : names)
        which.push_back(place_of_figure(name, columns, {"metrics"}, problems));
    problems.stop_if_any();

    const std::size_t scenarios = folder.scenario_names().size();
    const auto replications = static_cast<std::size_t>(folder.study().replications);
    const auto figures = figures_of_row(folder, state, row, which);
    std::vector<AnsweredFigure> list;
    for (std::size_t f = 0; f < which.size(); ++f) {
        AnsweredFigure answer{columns[which[f]], {}, {}};
        for (std::size_t s = 0; s < scenarios; ++s) {
            const auto base = folder.compared_with(s);
            std::vector<double> values, differences;
            for (std::size_t r = 0; r < replications; ++r) {
                const auto& own = figures[r * scenarios + s];
                if (!own)
                    continue;
                values.push_back((*own)[f]);
                if (const auto* other = base ? &figures[r * scenarios + *base] : nullptr; other != nullptr && *other)
                    differences.push_back((*own)[f] - (**other)[f]);
            }
            answer.means.push_back(estimate(values));
            answer.differences.push_back(base ? std::optional(estimate(differences)) : std::nullopt);
        }
        list.push_back(std::move(answer));
    }
    return list;
}

Kept is_kept(const Constraint& constraint, const Estimate& mean)
{
    const double half = std::isnan(mean.half_width) ? std::numeric_limits<double>::infinity() : mean.half_width;
    if (mean.mean - half >= constraint.at_least && mean.mean + half <= constraint.at_most)
        return Kept::yes;
    return mean.mean + half < constraint.at_least || mean.mean - half > constraint.at_most ? Kept::no : Kept::open;
}

} // namespace plattan
