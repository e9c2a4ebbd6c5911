#include "record/run_file.h"

#include "base/version.h"
#include "record/file_checksum.h"
#include "record/hdf5_driver.h"
#include "record/trajectory_writer.h"

#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <optional>

namespace plattan {

namespace {

constexpr std::size_t blocks_per_flush = 10;

void describe(hid_t set, std::string_view units, std::string_view long_name)
{
    h5::set_attribute(set, "units", std::string(units));
    h5::set_attribute(set, "long_name", std::string(long_name));
}

template <class T> h5::Handle enumeration_of(Enumeration which, const RunNames& names)
{
    std::vector<std::pair<std::string, T>> members;
    const auto add = [&](const auto& list) {
        for (std::size_t i = 0; i < list.size(); ++i)
            members.emplace_back(list[i], static_cast<T>(i));
    };
    switch (which) {
    case Enumeration::kind:
        add(names.kinds);
        break;
    case Enumeration::sex:
        members = {{"female", T{0}}, {"male", T{1}}};
        break;
    case Enumeration::trip_class:
        add(names.trip_classes);
        members.emplace_back("none", static_cast<T>(no_trip_class));
        break;
    case Enumeration::gate:
        add(names.gates);
        members.emplace_back("none", static_cast<T>(-1));
        break;
    case Enumeration::event:
        for (const auto& text : event_texts)
            members.emplace_back(std::string(text.name), static_cast<T>(text.kind));
        break;
    default:
        break;
    }
    return h5::enumeration<T>(members);
}

/// The file's type of a column: an enumeration, or nothing for a plain number.
template <class T> h5::Handle type_of_column(Enumeration which, const RunNames& names)
{
    if constexpr (std::is_integral_v<T>)
        if (which != Enumeration::none)
            return enumeration_of<T>(which, names);
    return {};
}

/// Makes the empty datasets of a table.
template <class Table>
void create_columns(hid_t file, const std::string& group, const std::vector<Column<Table>>& columns, const Table& none, const RunNames& names)
{
    const auto parent = h5::create_group(file, group);
    for (const auto& column : columns)
        std::visit(
            [&](const auto& values) {
                using T = typename std::decay_t<decltype(values)>::value_type;
                const h5::Handle type = type_of_column<T>(column.enumeration, names);
                const auto set = h5::create_dataset(parent, std::string(column.name), type >= 0 ? hid_t{type} : h5::native_type<T>(), {0},
                                                    {h5::rows_per_chunk, 4});
                describe(set, column.units, column.long_name);
            },
            column.values(none));
}

/// @param write write(set, type, values)
template <class Table, class Write>
void write_columns(hid_t file, const std::string& group, const std::vector<Column<Table>>& columns, const Table& table, Write&& write)
{
    for (const auto& column : columns)
        std::visit(
            [&](const auto& values) {
                const auto set = h5::open_dataset(file, group + "/" + std::string(column.name));
                write(set, h5::type_of(set), values);
            },
            column.values(table));
}

void write_parameters(hid_t file, const std::vector<ParameterInfo>& list)
{
    const auto parameters = h5::create_group(file, "parameters");
    std::string section;
    h5::Handle group;
    for (const auto& info : list) {
        if (info.section != section)
            group = h5::create_group(parameters, info.section);
        section = info.section;
        h5::Handle set;
        if (const auto* number = std::get_if<double>(&info.stored_value))
            set = h5::write_values<double>(group, info.name, std::span(number, 1), {});
        else if (const auto* whole = std::get_if<std::int64_t>(&info.stored_value))
            set = h5::write_values<std::int64_t>(group, info.name, std::span(whole, 1), {});
        else
            set = h5::write_text(group, info.name, std::get<std::string>(info.stored_value));
        describe(set, info.unit, info.text);
        h5::set_attribute(set, "default", info.default_value);
        h5::set_attribute(set, "source", info.source_kind + ": " + info.source);
        h5::set_attribute(set, "certainty", std::string(1, info.certainty));
        h5::set_attribute(set, "given_in", info.given_in);
        h5::set_attribute(set, "range", info.allowed);
        if (info.plausible)
            h5::set_attribute(set, "plausible", info.plausible->text());
    }
}

/// The series, a dataset each, along one scale of time.
void create_series(hid_t file, const Observables& observables, const std::string& since)
{
    h5::create_group(file, "series");
    const auto group = h5::create_group(file, "series/minute");
    constexpr hsize_t day = 1440;
    const auto time = h5::create_dataset(group, "time", H5T_NATIVE_DOUBLE, {0}, {day, 4});
    describe(time, since, "beginning of the minute, local civil time");
    h5::make_scale(time, "time");
    const auto make = [&](std::string_view name, hid_t type, std::string_view units, std::string_view long_name, bool sum) {
        const auto set = h5::create_dataset(group, std::string(name), type, {0}, {day, 4});
        describe(set, units, long_name);
        h5::set_attribute(set, "cell_methods", std::string(sum ? "time: sum" : "time: point"));
        h5::attach_scale(set, time, 0);
    };
    for (const auto& series : observables.series)
        make(series.text.name, H5T_NATIVE_DOUBLE, series.text.units, series.text.long_name, series.text.sum);
    make("state_hash", H5T_NATIVE_UINT64, "1", "hash of every present person's state at the beginning of the minute", false);
}

/// The cells of all grids and the frames of density.
void create_grids(hid_t file, const DensityGrid& density, const std::string& since)
{
    const auto grids = h5::create_group(file, "grids");
    const auto& lattice = density.lattice();
    const auto axis = [&](const char* name, int cells, float origin) {
        std::vector<double> values;
        for (int i = 0; i < cells; ++i)
            values.push_back(static_cast<double>(origin) + (i + 0.5) * static_cast<double>(lattice.cell));
        auto set = h5::write_values<double>(grids, name, values, {values.size()});
        describe(set, "m", "middle of the cell, from the origin");
        h5::make_scale(set, name);
        return set;
    };
    const auto x = axis("x", lattice.width, lattice.origin.x), y = axis("y", lattice.height, lattice.origin.y);
    const auto time = h5::create_dataset(grids, "time", H5T_NATIVE_DOUBLE, {0}, {96, 4});
    describe(time, since, "beginning of the frame, local civil time");
    h5::make_scale(time, "time");
    const auto frames = [&](const char* name, const char* units, const char* long_name) {
        auto set = h5::create_dataset(grids, name, H5T_NATIVE_UINT16, {0, static_cast<hsize_t>(lattice.height), static_cast<hsize_t>(lattice.width)},
                                      {1, 4});
        describe(set, units, long_name);
        h5::attach_scale(set, time, 0);
        h5::attach_scale(set, y, 1);
        h5::attach_scale(set, x, 2);
        return set;
    };
    const auto mean_density = frames("density", "m-2", "mean density of people");
    h5::set_attribute(mean_density, "scale_factor", DensityGrid::scale_factor);
    h5::set_attribute(mean_density, "cell_methods", std::string("time: mean area: mean"));
    for (const auto& set : {frames("litter", "1", "items of litter"), frames("defects", "1", "graffiti, damage and lamps that have failed")})
        h5::set_attribute(set, "cell_methods", std::string("time: point area: sum"));
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
    h5::set_attribute(file, "format", std::string("plattan-run"));
    h5::set_attribute(file, "format_version", std::int64_t{1});
    h5::set_attribute(file, "complete", std::int64_t{0});
    h5::set_attribute(file, "scenario", header.scenario_name);
    h5::set_attribute(file, "seed", header.seed);
    h5::set_attribute(file, "replication", header.replication);
    h5::set_attribute(file, "date", header.date);
    h5::set_attribute(file, "days", header.days);
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
    describe(h5::write_text(scenario, "site", header.site_text), "1", "site as GeoJSON");
    describe(h5::write_text(scenario, "demand", header.demand_text), "1", "demand file");
    describe(h5::write_text(scenario, "identity", header.identity), "1", "what makes this run the run it is: 'name: value', one a line");

    write_parameters(file, header.parameters);
    create_columns(file, "people", people_columns(), PeopleRows{People{}, {}}, names);
    create_columns(file, "events", event_columns(), EventTable{Events{}}, names);
    const std::string since = fmt::format("seconds since {} 00:00:00", header.date);
    create_series(file, observables, since);
    create_grids(file, observables.density, since);
    if (with_trajectories)
        open->trajectories.emplace(file);
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
    write_columns(file, "people", people_columns(), PeopleRows{rows.people, carried},
                  [&](hid_t set, hid_t type, const auto& values) { h5::overwrite(set, type, values.data(), carried); });
    write_columns(file, "people", people_columns(), PeopleRows{rows.people, added}, at_the_end);
    write_columns(file, "events", event_columns(), EventTable{rows.events}, at_the_end);
    const Observables& observables = rows.observables;
    const auto append = [&](const std::string& name, hid_t type, const auto& values, hsize_t count) {
        h5::append(h5::open_dataset(file, name), type, values.data(), count);
    };
    const hsize_t minutes = observables.minutes.size(), frames = observables.density.times().size();
    append("series/minute/time", H5T_NATIVE_DOUBLE, observables.minutes, minutes);
    for (const auto& series : observables.series)
        append("series/minute/" + std::string(series.text.name), H5T_NATIVE_DOUBLE, series.values, minutes);
    append("series/minute/state_hash", H5T_NATIVE_UINT64, observables.state_hash, minutes);
    append("grids/time", H5T_NATIVE_DOUBLE, observables.density.times(), frames);
    append("grids/density", H5T_NATIVE_UINT16, observables.density.frames(), frames);
    append("grids/litter", H5T_NATIVE_UINT16, observables.density.litter(), frames);
    append("grids/defects", H5T_NATIVE_UINT16, observables.density.defects(), frames);
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
    const auto summary = h5::create_group(open->file, "summary");
    const auto write_one = [&](const SummaryText& text, double value) {
        describe(h5::write_values<double>(summary, std::string(text.name), std::span(&value, 1), {}), text.units, text.long_name);
    };
    for (const auto& entry : observables.summary)
        write_one(entry.text, entry.value);

    const auto tables = h5::create_group(open->file, "tables");
    for (const auto& table : observables.tables) {
        if (table.values.empty()) // a place without other places has no deals there
            continue;
        const auto set = h5::write_values<double>(tables, std::string(table.text.name), table.values, {table.rows.size(), table.columns.size()});
        describe(set, table.text.units, table.text.long_name);
        h5::set_attribute(set, "rows", table.rows);
        h5::set_attribute(set, "columns", table.columns);
    }
}

void RunFile::write_grids(const Observables& observables, const std::vector<float>& lamps_at_night)
{
    const auto x = h5::open_dataset(open->file, "grids/x"), y = h5::open_dataset(open->file, "grids/y");
    const auto write = [&](std::string_view name, std::string_view units, std::string_view long_name, const std::vector<float>& values) {
        const auto set = h5::write_values<float>(open->file, "grids/" + std::string(name), values, {h5::rows_of(y), h5::rows_of(x)});
        describe(set, units, long_name);
        h5::attach_scale(set, y, 0);
        h5::attach_scale(set, x, 1);
    };
    write("lamps_at_night", "lx", "horizontal illuminance by lamps when street lamps burn; same cells as density", lamps_at_night);
    for (const auto& grid : observables.places.grids())
        write(grid.name, grid.units, grid.long_name, grid.values);
}

void RunFile::write_screens(const std::vector<Screen>& screens)
{
    std::vector<double> ends;
    for (const auto& screen : screens)
        for (const auto& [from, to] : sides_of(screen))
            for (const double value :
                 {static_cast<double>(from.x), static_cast<double>(from.y), static_cast<double>(to.x), static_cast<double>(to.y), screen.height})
                ends.push_back(value);
    const auto set = h5::write_values<double>(open->file, "grids/screens", ends, {ends.size() / 5, 5});
    describe(set, "m", "greenery and screens as they stood at the end: x, y of both ends, and height");
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
