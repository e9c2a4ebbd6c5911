#include "record/trajectory_writer.h"

#include "record/table_writer.h"

#include <algorithm>
#include <numeric>

namespace plattan {

TrajectoryWriter::TrajectoryWriter(hid_t file, const EnumerationTypes& types)
{
    const auto group = create_table(file, layout::trajectories, types, {chunk_rows, 1});
    h5::set_attribute(group, "sample_interval", layout::sample_interval);
    h5::set_attribute(group, "block_length", layout::block_length);
    h5::set_attribute(group, "order",
                      std::string("60 s blocks; within a block by id, then t; block b is rows block_offset[b] .. block_offset[b + 1]"));
    open(file);
}

TrajectoryWriter::TrajectoryWriter(hid_t file, TrajectoryPosition position) : at(std::move(position))
{
    open(file);
    const std::uint64_t written = at.rows - at.held.id.size();
    for (const hid_t set : {hid_t{id}, hid_t{t}, hid_t{x}, hid_t{y}, hid_t{state}, hid_t{heading}})
        if (h5::rows_of(set) != written)
            throw h5::Error("HDF5: trajectories of finished days are missing");
}

void TrajectoryWriter::open(hid_t file)
{
    const auto open_column = [&](const auto& column) { return h5::open_dataset(file, layout::path_of(layout::trajectories, column)); };
    id = open_column(layout::trajectories.id);
    t = open_column(layout::trajectories.t);
    x = open_column(layout::trajectories.x);
    y = open_column(layout::trajectories.y);
    state = open_column(layout::trajectories.state);
    heading = open_column(layout::trajectories.heading);
    state_type = h5::type_of(state);
}

void TrajectoryWriter::append_rows(std::size_t count)
{
    auto& held = at.held;
    h5::append(id, H5T_NATIVE_UINT32, held.id.data(), count);
    h5::append(t, H5T_NATIVE_UINT32, held.t.data(), count);
    h5::append(x, H5T_NATIVE_INT16, held.x.data(), count);
    h5::append(y, H5T_NATIVE_INT16, held.y.data(), count);
    h5::append(state, state_type, held.state.data(), count);
    h5::append(heading, H5T_NATIVE_UINT8, held.heading.data(), count);
    const auto drop = [count](auto& column) { column.erase(column.begin(), column.begin() + static_cast<std::ptrdiff_t>(count)); };
    drop(held.id), drop(held.t), drop(held.x), drop(held.y), drop(held.state), drop(held.heading);
}

void TrajectoryWriter::add_block(std::size_t b, const TrajectoryBlock& block)
{
    while (at.offsets.size() <= b)
        at.offsets.push_back(at.rows);
    // Counted, not compared: the ids of a minute span no more than the people of a few days.
    const auto [lowest, highest] = std::minmax_element(block.id.begin(), block.id.end());
    std::vector<std::uint32_t> next(block.id.empty() ? 0 : *highest - *lowest + std::size_t{2});
    for (const std::uint32_t row : block.id)
        ++next[row - *lowest + std::size_t{1}];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<std::uint32_t> place(block.id.size());
    std::transform(block.id.begin(), block.id.end(), place.begin(), [&, low = lowest](std::uint32_t row) { return next[row - *low]++; });
    const auto take = [&](auto& to, const auto& from) {
        const std::size_t before = to.size();
        to.resize(before + from.size());
        for (std::size_t i = 0; i < from.size(); ++i)
            to[before + place[i]] = from[i];
    };
    auto& held = at.held;
    take(held.id, block.id), take(held.t, block.t), take(held.x, block.x), take(held.y, block.y), take(held.state, block.state),
        take(held.heading, block.heading);
    at.rows += block.id.size();
    at.offsets.push_back(at.rows);
    while (held.id.size() >= chunk_rows)
        append_rows(chunk_rows);
}

void TrajectoryWriter::finish(hid_t file)
{
    if (!at.held.id.empty())
        append_rows(at.held.id.size());
    const auto& offsets = layout::block_offset;
    const auto set = h5::write_values<std::int64_t>(file, layout::path_of(layout::trajectories, offsets),
                                                    std::vector<std::int64_t>(at.offsets.begin(), at.offsets.end()), {at.offsets.size()});
    describe(set, offsets);
}

} // namespace plattan
