#include "record/run_file.h"

#include "base/version.h"
#include "record/day_tables.h"
#include "record/declarations.h"
#include "record/hdf5_driver.h"
#include "record/site_tables.h"
#include "record/table_writer.h"
#include "record/trajectory_writer.h"
#include "results/file_checksum.h"

#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <numeric>
#include <optional>

namespace plattan {

namespace {

constexpr std::size_t blocks_per_flush = 10;

/// @param write write(set, type, values)
template <class Table, class Write>
void write_columns(hid_t file, std::string_view group, const std::vector<WrittenColumn<Table>>& columns, const Table& table, Write&& write)
{
    for (const auto& column : columns)
        std::visit(
            [&](const auto& values) {
                const auto set = h5::open_dataset(file, fmt::format("{}/{}", group, column.name));
                write(set, h5::type_of(set), values);
            },
            column.values(table));
}

/// A scale of times that grows.
h5::Handle create_times(hid_t group, const layout::Column<double>& column, const std::string& since, hsize_t chunk)
{
    auto set = h5::create_dataset(group, std::string(column.name), h5::native_type<double>(), {0}, {chunk, 4});
    describe(set, since, column.long_name);
    h5::make_scale(set, std::string(column.name));
    return set;
}

/// The series, a dataset each, along one scale of time.
void create_series(hid_t file, const Observables& observables, const std::string& since)
{
    h5::create_group(file, "series");
    const auto group = h5::create_group(file, std::string(layout::Minutes::group));
    constexpr hsize_t day = 1440;
    const auto time = create_times(group, layout::minutes.time, since, day);
    const auto make = [&](const SeriesText& text, hid_t type) {
        const auto set = h5::create_dataset(group, std::string(text.name), type, {0}, {day, 4});
        describe(set, text.units, text.long_name);
        h5::set_attribute(set, "cell_methods", std::string(cell_methods(text)));
        h5::attach_scale(set, time, 0);
    };
    for (const auto& series : observables.series)
        make(series.text, h5::native_type<double>());
    const auto& hash = layout::minutes.state_hash;
    make({hash.name, hash.units, hash.long_name, false}, h5::native_type<std::uint64_t>());
}

/// The cells of all grids and the frames.
void create_grids(hid_t file, const Lattice& lattice, const std::string& since)
{
    const auto grids = h5::create_group(file, std::string(layout::GridAxes::group));
    const auto axis = [&](const layout::Column<double>& column, int cells, float origin) {
        std::vector<double> values;
        for (int i = 0; i < cells; ++i)
            values.push_back(static_cast<double>(origin) + (i + 0.5) * static_cast<double>(lattice.cell));
        auto set = h5::write_values<double>(grids, std::string(column.name), values, {values.size()});
        describe(set, column.units, column.long_name);
        h5::make_scale(set, std::string(column.name));
        return set;
    };
    const auto x = axis(layout::grid_axes.x, lattice.width, lattice.origin.x), y = axis(layout::grid_axes.y, lattice.height, lattice.origin.y);
    const auto time = create_times(grids, layout::grid_axes.time, since, 96);
    layout::for_each(layout::frames, [&](const auto& grid) {
        using T = typename std::decay_t<decltype(grid)>::Value;
        const bool is_state = grid.cell_methods.starts_with("time: point"); // hardly differs from the frame before: eight of them pack as one
        const auto set = h5::create_dataset(grids, std::string(grid.name), h5::native_type<T>(),
                                            {0, static_cast<hsize_t>(lattice.height), static_cast<hsize_t>(lattice.width)},
                                            is_state ? h5::Storage{8, 4, false} : h5::Storage{1, 4});
        describe(set, grid);
        h5::attach_scale(set, time, 0);
        h5::attach_scale(set, y, 1);
        h5::attach_scale(set, x, 2);
    });
}

void create_states(hid_t file, const EnumerationTypes& types)
{
    h5::create_group(file, "/states");
    create_table(file, layout::seat_states, types, {h5::rows_per_chunk, 4});
    create_table(file, layout::bin_states, types, {h5::rows_per_chunk, 4});
}

void append_states(hid_t file, const Frames& frames)
{
    const auto at = [](const auto& append, const auto& columns) {
        append(columns.day, [](const auto& state) { return day_of(state.time); });
        append(columns.time, [](const auto& state) { return since_midnight(state.time); });
    };
    const TableAppender seats(file, layout::seat_states, frames.seats());
    at(seats, layout::seat_states);
    seats(layout::seat_states.seat, &SeatState::seat);
    seats(layout::seat_states.sitting, &SeatState::sitting);
    seats(layout::seat_states.women, &SeatState::women);
    const TableAppender bins(file, layout::bin_states, frames.bins());
    at(bins, layout::bin_states);
    bins(layout::bin_states.bin, &BinState::bin);
    bins(layout::bin_states.items, &BinState::items);
}

} // namespace

struct RunFile::Open {
    RestorableFile disk;
    h5::Handle file;
    std::optional<TrajectoryWriter> trajectories;
    RecordedSoFar so_far;
};

RunFile::RunFile(const std::filesystem::path& final_path, const RunHeader& header, const RunNames& names, const Observables& observables,
                 bool with_trajectories)
    : path(final_path), open(new Open{RestorableFile(part_path(final_path)), {}, {}, {}})
{
    writer.post(h5::keep_quiet);
    open->file = h5::create_file(open->disk);
    const hid_t file = open->file;
    h5::set_attribute(file, "format", std::string(layout::format));
    h5::set_attribute(file, "format_version", std::int64_t{layout::format_version});
    h5::set_attribute(file, "complete", std::int64_t{0});
    h5::set_attribute(file, "scenario", header.scenario_name);
    h5::set_attribute(file, "seed", header.seed);
    h5::set_attribute(file, "replication", header.replication);
    h5::set_attribute(file, "date", header.date);
    h5::set_attribute(file, "days", header.days);
    h5::set_attribute(file, "spin_up", header.spin_up);
    h5::set_attribute(file, "from", header.from);
    h5::set_attribute(file, "until", header.until);
    h5::set_attribute(file, "settings", header.settings);
    h5::set_attribute(file, "identity", header.identity_hash);
    h5::set_attribute(file, "program_version", std::string(version().program));
    h5::set_attribute(file, "git", std::string(version().git));
    h5::set_attribute(file, "command_line", header.command_line);
    h5::set_attribute(file, "started", header.started);
    h5::set_attribute(file, "crs", header.crs);
    h5::set_attribute(file, "origin", std::vector<double>{header.origin_x, header.origin_y});
    h5::set_attribute(file, "wkt_geometry", fmt::format("POINT ({} {})", header.origin_x, header.origin_y));
    h5::set_attribute(file, "Conventions", std::string("CF-1.8"));

    const auto scenario = h5::create_group(file, "scenario");
    describe(h5::write_text(scenario, "yaml", header.scenario_yaml), "1", "scenario as given");
    describe(h5::write_text(scenario, "resolved", header.scenario_resolved), "1", "scenario with everything it extends");
    describe(h5::write_text(file, std::string(layout::site_text), header.site_text), "1", "site as GeoJSON");
    describe(h5::write_text(file, std::string(layout::demand_text), header.demand_text), "1", "demand file");
    describe(h5::write_text(file, std::string(layout::identity), header.identity), "1",
             "what makes this run the run it is: 'name: value', one a line");

    const EnumerationTypes types(file, names);
    write_roles(file, names.roles);
    write_parameters(file, header.parameters);
    write_site(file, *header.site);
    create_table(file, layout::people, types, {h5::rows_per_chunk, 4});
    create_table(file, layout::events, types, {h5::rows_per_chunk, 4});
    create_day_tables(file, types);
    const std::string since = fmt::format("seconds since {} 00:00:00", header.date);
    create_series(file, observables, since);
    create_grids(file, observables.frames.lattice(), since);
    create_states(file, types);
    if (with_trajectories)
        open->trajectories.emplace(file, types);
    h5::flush(file);
}

RunFile::RunFile(const std::filesystem::path& final_path, bool with_trajectories, const RecordedSoFar& so_far, const FileMark& mark)
    : path(final_path), open(new Open{RestorableFile(part_path(final_path), mark), {}, {}, so_far})
{
    writer.post(h5::keep_quiet);
    open->file = h5::open_file(open->disk);
    if (with_trajectories)
        open->trajectories.emplace(open->file, so_far.trajectories);
}

RunFile::~RunFile()
{
    if (!open)
        return;
    open->disk.give_up();
    try {
        writer.finish();
    } catch (const std::exception&) { // was thrown already, or there is something worse that is
    }
}

std::filesystem::path RunFile::part_path(const std::filesystem::path& path)
{
    auto part = path;
    part += ".part";
    return part;
}

void RunFile::write_block(std::size_t b, TrajectoryBlock block)
{
    writer.post([this, b, block = std::move(block)] {
        open->trajectories->add_block(b, block);
        if (b % blocks_per_flush == 0)
            h5::flush(open->file);
        open->disk.stop_if_failed();
    });
}

void RunFile::append(const FinishedRows& rows)
{
    writer.finish();
    const hid_t file = open->file;
    const auto at_the_end = [](hid_t set, hid_t type, const auto& values) { h5::append(set, type, values.data(), values.size()); };
    const PersonRows& carried = rows.people.carried_over();
    const PersonRows added = rows.people.rows_of_day();
    write_columns(file, layout::People::group, people_columns(), PeopleRows{rows.people, carried},
                  [&](hid_t set, hid_t type, const auto& values) { h5::overwrite(set, type, values.data(), carried); });
    write_columns(file, layout::People::group, people_columns(), PeopleRows{rows.people, added}, at_the_end);
    write_columns(file, layout::Events::group, event_columns(), EventTable{rows.events}, at_the_end);
    if (rows.inventory != nullptr)
        append_day(file, *rows.inventory);
    const Observables& observables = rows.observables;
    const auto append = [&](const std::string& path, const auto& values, hsize_t count) {
        using T = typename std::decay_t<decltype(values)>::value_type;
        h5::append(h5::open_dataset(file, path), h5::native_type<T>(), values.data(), count);
    };
    const hsize_t minutes = observables.minutes.size(), frames = observables.frames.times().size();
    append(layout::path_of(layout::minutes, layout::minutes.time), observables.minutes, minutes);
    for (const auto& series : observables.series)
        append(fmt::format("{}/{}", layout::Minutes::group, series.text.name), series.values, minutes);
    append(layout::path_of(layout::minutes, layout::minutes.state_hash), observables.state_hash, minutes);
    append(layout::path_of(layout::grid_axes, layout::grid_axes.time), observables.frames.times(), frames);
    for_each_grid(observables.frames.values(), [&](const auto& grid, const auto& values) { append(layout::path_of(grid), values, frames); });
    append_states(file, observables.frames);
    open->so_far.people += added.size();
    open->so_far.events += rows.events.size();
    open->so_far.minutes += minutes;
    open->so_far.frames += frames;
    open->disk.stop_if_failed();
}

void RunFile::end_day(int day, const std::function<void(const RecordedSoFar&, const FileMark&)>& store)
{
    writer.finish();
    h5::flush(open->file);
    if (open->trajectories)
        open->so_far.trajectories = open->trajectories->position();
    store(open->so_far, open->disk.prepare_mark(static_cast<std::uint64_t>(day)));
    open->disk.take_mark();
}

void RunFile::write_summary(const Observables& observables)
{
    writer.finish();
    const auto summary = h5::create_group(open->file, std::string(layout::summary));
    const auto write_one = [&](hid_t group, const SummaryText& text, std::span<const double> values, const std::vector<hsize_t>& extents) {
        auto set = h5::write_values<double>(group, std::string(text.name), values, extents);
        describe(set, text.units, text.long_name);
        h5::set_attribute(set, "cell_methods", std::string(cell_methods(text.over)));
        return set;
    };
    for (const auto& entry : observables.summary)
        write_one(summary, entry.text, std::span(&entry.value, 1), {});
    if (const std::size_t days = observables.daily.size(); days > 0) {
        const auto daily = h5::create_group(open->file, std::string(layout::daily));
        std::vector<std::int32_t> numbers(days);
        std::iota(numbers.begin(), numbers.end(), 0);
        auto scale = h5::write_values<std::int32_t>(daily, std::string(layout::day_scale), numbers, {days});
        describe(scale, "1", "day of the run, from 0");
        h5::make_scale(scale, std::string(layout::day_scale));
        for (std::size_t i = 0; i < observables.summary.size(); ++i) {
            std::vector<double> values;
            for (const auto& of_day : observables.daily)
                values.push_back(of_day[i]);
            h5::attach_scale(write_one(daily, observables.summary[i].text, values, {days}), scale, 0);
        }
    }

    const auto tables = h5::create_group(open->file, std::string(layout::tables));
    for (const auto& table : observables.tables) {
        if (table.values.empty()) // a place without other places has no deals there
            continue;
        const auto set = h5::write_values<double>(tables, std::string(table.text.name), table.values, {table.rows.size(), table.columns.size()});
        describe(set, table.text.units, table.text.long_name);
        h5::set_attribute(set, "rows", table.rows);
        h5::set_attribute(set, "columns", table.columns);
    }
}

void RunFile::write_grids(const Observables& observables, const CellFigures& cells)
{
    const hid_t file = open->file;
    const auto x = h5::open_dataset(file, layout::path_of(layout::grid_axes, layout::grid_axes.x)),
               y = h5::open_dataset(file, layout::path_of(layout::grid_axes, layout::grid_axes.y));
    const auto write = [&](const layout::Grid<float>& grid, const std::vector<float>& values) {
        const auto set = h5::write_values<float>(file, layout::path_of(grid), values, {h5::rows_of(y), h5::rows_of(x)});
        describe(set, grid);
        h5::attach_scale(set, y, 0);
        h5::attach_scale(set, x, 1);
    };
    const auto places = observables.places.grids();
    write(layout::cells.free_area, cells.free_area);
    write(layout::cells.lamps_at_night, cells.lamps_at_night);
    write(layout::cells.unsafe_day, places.unsafe_day);
    write(layout::cells.unsafe_night, places.unsafe_night);
}

void RunFile::close(bool complete)
{
    finish_datasets();
    if (complete)
        say_complete();
    close_file();
    if (complete) {
        write_checksum(part_path(path)); // behind all that HDF5 knows of
        take_final_name();
    }
}

void RunFile::finish_datasets()
{
    writer.finish();
    if (open->trajectories)
        open->trajectories->finish(open->file);
    open->disk.stop_if_failed();
}

/// Only once all the rest is on the disk.
void RunFile::say_complete()
{
    h5::flush(open->file);
    open->disk.sync();
    open->disk.stop_if_failed();
    h5::replace_attribute(open->file, "complete", 1);
}

void RunFile::close_file()
{
    open->trajectories.reset();
    open->file.close_or_throw();
    open->disk.sync();
    open->disk.close();
    open->disk.stop_if_failed();
    open.reset();
}

void RunFile::take_final_name()
{
    if (std::rename(part_path(path).c_str(), path.c_str()) != 0)
        fail_to_write(path, errno);
    sync_name(path); // where this fails, a power failure may bring back the name .part, of a file that is whole
}

} // namespace plattan
