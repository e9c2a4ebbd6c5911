#include "studies/study_state.h"

#include "statistics/mean.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

StudyState::StudyState(const StudyFolder& folder) : folder(folder), files(row_files(folder.rows_folder()))
{
    std::size_t places = 0;
    for (std::size_t file = 0; file < files.size(); ++file)
        for_each_row(
            files[file], all_columns,
            [&](const RowPlace& place) {
                rows.push_back({file, place});
            },
            [&](std::uint64_t offset) {
                if (places++ == 0)
                    damaged = fmt::format("{}: damaged at byte {}", files[file].string(), offset);
            });
    if (places > 1)
        damaged += fmt::format(", and at {} other places", places - 1);
    std::reverse(rows.begin(), rows.end()); // of several that failed, the last one says why
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Where& a, const Where& b) { return std::pair(a.place.id, a.place.failed) < std::pair(b.place.id, b.place.failed); });
    rows.erase(std::unique(rows.begin(), rows.end(), [](const Where& a, const Where& b) { return a.place.id == b.place.id; }), rows.end());
}

void StudyState::refuse_damage() const
{
    if (damaged.empty())
        return;
    if (const auto missing = count(Of::missing); missing > 0)
        throw InputError(fmt::format("{}; {} of {} runs are missing. `plattan sweep {}` simulates them again", damaged, missing, folder.runs().size(),
                                     folder.path().string()));
}

const StudyState::Where* StudyState::find(std::uint64_t id) const
{
    const auto found =
        std::lower_bound(rows.begin(), rows.end(), id, [](const Where& where, std::uint64_t wanted) { return where.place.id < wanted; });
    return found != rows.end() && found->place.id == id ? &*found : nullptr;
}

StudyState::Of StudyState::state_of(const PlannedRun& run) const
{
    const Where* found = find(run.id);
    return found == nullptr ? Of::missing : found->place.failed ? Of::failed : Of::done;
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
    const Where* found = find(run.id);
    if (found == nullptr)
        throw std::runtime_error(fmt::format("run {} has not been simulated", id_text(run.id)));
    auto row = read_row(files[found->file], found->place);
    if (row.failure.empty() == found->place.failed || (row.failure.empty() && row.figures.size() != all_columns.size()))
        throw InputError(fmt::format("{}: damaged at byte {}: the row does not fit its file", files[found->file].string(), found->place.offset));
    return row;
}

} // namespace plattan
