#include "studies/study_state.h"

#include "statistics/mean.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

StudyState::StudyState(const StudyFolder& folder) : folder(folder), files(row_files(folder.rows_folder()))
{
    for (std::size_t file = 0; file < files.size(); ++file)
        for_each_row(files[file], all_columns, [&](const RowPlace& place) {
            const auto [found, is_new] = rows.try_emplace(place.id, Where{file, place});
            if (!is_new && found->second.place.failed)
                found->second = {file, place};
        });
}

StudyState::Of StudyState::state_of(const PlannedRun& run) const
{
    const auto found = rows.find(run.id);
    return found == rows.end() ? Of::missing : found->second.place.failed ? Of::failed : Of::done;
}

std::size_t StudyState::count(Of state) const
{
    return static_cast<std::size_t>(
        std::count_if(folder.runs().begin(), folder.runs().end(), [&](const PlannedRun& run) { return state_of(run) == state; }));
}

std::vector<PlannedRun> StudyState::runs(Of state) const
{
    std::vector<PlannedRun> list;
    for (const auto& run : folder.runs())
        if (state_of(run) == state)
            list.push_back(run);
    return list;
}

double StudyState::mean_seconds() const
{
    RunningMean mean;
    for (const auto& run : runs(Of::done))
        mean.add(row_of(run).seconds);
    return mean.value;
}

RunRow StudyState::row_of(const PlannedRun& run) const
{
    const auto found = rows.find(run.id);
    if (found == rows.end())
        throw std::runtime_error(fmt::format("run {} has not been simulated", id_text(run.id)));
    return read_row(files[found->second.file], found->second.place);
}

} // namespace plattan
