#include "results/recording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr auto& columns = layout::trajectories;

template <class T> std::string path(const layout::Column<T>& column) { return layout::path_of(columns, column); }

} // namespace

/// Where each minute begins, and what the numbers of the columns mean: read once.
const Recording::Trajectories& Recording::trajectories() const
{
    if (known_trajectories)
        return *known_trajectories;
    Trajectories found;
    const auto offsets = path(layout::block_offset);
    if (run.has(offsets)) {
        const auto rows = static_cast<std::int64_t>(run.rows_of_column(path(columns.id)));
        std::int64_t before = 0;
        for (const std::int64_t offset : run.values<std::int64_t>(offsets)) {
            if (offset < before || offset > rows)
                damaged(fmt::format("{} leads to row {} after {}, of {}", offsets, offset, before, rows));
            found.offsets.push_back(static_cast<std::uint64_t>(offset));
            before = offset;
        }
        if (found.offsets.empty() || found.offsets.front() != 0 || before != rows)
            damaged(fmt::format("{} does not lead through all rows of {}", offsets, layout::Trajectories::group));
        for (const auto& place : {columns.x, columns.y})
            if (run.positive_attribute(path(place), "scale_factor") != place.scale_factor)
                damaged(fmt::format("the scale factor of {} is not {}", path(place), place.scale_factor));
        for (const auto& [number, name] : run.enumeration(path(columns.state)))
            for (const auto& state : layout::state_names)
                if (state.name == name)
                    found.states[static_cast<std::uint8_t>(number)] = state.state;
        found.people = people().rows();
    }
    known_trajectories = std::move(found);
    return *known_trajectories;
}

bool Recording::has_trajectories() const { return !trajectories().offsets.empty(); }
std::size_t Recording::trajectory_minutes() const { return has_trajectories() ? trajectories().offsets.size() - 1 : 0; }

std::shared_ptr<const TrajectoryMinute> Recording::minute(std::size_t b) const
{
    return kept_minutes.get(
        b, [&] { return read_minute(b); }, [](const TrajectoryMinute& minute) { return minute.bytes(); });
}

TrajectoryMinute Recording::read_minute(std::size_t b) const
{
    const auto begins = static_cast<std::int32_t>(layout::block_length * static_cast<double>(b));
    const auto nobody = [](std::size_t) { return TrajectorySample{}; };
    if (b >= trajectory_minutes())
        return {0, nobody};
    const auto& known = trajectories();
    const std::uint64_t first = known.offsets[b], count = known.offsets[b + 1] - first;
    const auto read = [&](const auto& column) {
        using T = typename std::decay_t<decltype(column)>::Value;
        return run.values<T>(path(column), first, count);
    };
    const auto id = read(columns.id), t = read(columns.t);
    const auto x = read(columns.x), y = read(columns.y);
    const auto heading = read(columns.heading);
    auto state = read(columns.state);
    std::array<std::uint8_t, 256> known_state{}; // by the number that the file has for it; 0: none
    for (const auto& [number, meant] : known.states)
        known_state.at(number) = static_cast<std::uint8_t>(meant);
    for (std::size_t i = 0; i < count; ++i) {
        const auto does = known_state[state[i]];
        if (id[i] < 0 || static_cast<std::uint64_t>(id[i]) >= known.people || t[i] < begins || t[i] - begins >= layout::block_length || does == 0)
            damaged(fmt::format("row {} of {} says what cannot be", first + i, layout::Trajectories::group));
        state[i] = does;
    }
    return {static_cast<std::size_t>(count), [&](std::size_t i) {
                constexpr auto metres = static_cast<float>(columns.x.scale_factor);
                return TrajectorySample{static_cast<std::uint32_t>(id[i]), Vec2{static_cast<float>(x[i]), static_cast<float>(y[i])} * metres,
                                        static_cast<layout::State>(state[i]), static_cast<std::uint8_t>(heading[i]),
                                        static_cast<std::uint8_t>(t[i] - begins)};
            }};
}

} // namespace plattan
