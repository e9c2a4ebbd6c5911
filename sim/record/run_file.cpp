#include "record/run_file.h"

#include "base/version.h"
#include "record/hdf5.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <numeric>
#include <unistd.h>

namespace plattan {

namespace {

constexpr hsize_t chunk_rows = 65'536;
constexpr int blocks_per_flush = 10;

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

template <class Table>
void write_columns(hid_t file, const std::string& group, const std::vector<Column<Table>>& columns, const Table& table, const RunNames& names)
{
    const auto parent = h5::create_group(file, group);
    for (const auto& column : columns)
        std::visit(
            [&](const auto& values) {
                using T = typename std::decay_t<decltype(values)>::value_type;
                h5::Handle type;
                if constexpr (std::is_integral_v<T>)
                    if (column.enumeration != Enumeration::none)
                        type = enumeration_of<T>(column.enumeration, names);
                const auto set = h5::write_values<T>(parent, std::string(column.name), values, {values.size()}, type);
                describe(set, column.units, column.long_name);
            },
            column.values(table));
}

} // namespace

struct RunFile::Open {
    h5::Handle file;
    h5::Handle id, t, x, y, state, heading, state_type; ///< growing datasets of /trajectories
    h5::Handle grid_x, grid_y;                          ///< scales of /grids
    TrajectoryBlock held;                               ///< rows that do not fill a chunk yet
    std::vector<std::uint64_t> offsets{0};
    std::size_t next_block = 0;
    std::uint64_t rows = 0;

    void create_trajectories()
    {
        const auto group = h5::create_group(file, "trajectories");
        state_type = h5::enumeration<std::uint8_t>({{"walking", std::uint8_t{1}}, {"standing", std::uint8_t{2}}, {"sitting", std::uint8_t{3}}});
        const auto grow = [&](const TrajectoryText& text, hid_t type) {
            auto set = h5::create_dataset(group, std::string(text.name), type, {0}, {chunk_rows, 1});
            describe(set, text.units, text.long_name);
            return set;
        };
        const auto& texts = trajectory_texts();
        id = grow(texts[0], H5T_NATIVE_UINT32);
        t = grow(texts[1], H5T_NATIVE_UINT32);
        x = grow(texts[2], H5T_NATIVE_INT16);
        y = grow(texts[3], H5T_NATIVE_INT16);
        for (const hid_t set : {hid_t{x}, hid_t{y}})
            h5::set_attribute(set, "scale_factor", 0.01);
        state = grow(texts[4], state_type);
        heading = grow(texts[5], H5T_NATIVE_UINT8);
        h5::set_attribute(group, "sample_interval", 1.0);
        h5::set_attribute(group, "block_length", 60.0);
        h5::set_attribute(group, "order",
                          std::string("60 s blocks; within a block by id, then t; block b is rows block_offset[b] .. block_offset[b + 1]"));
    }

    void append_rows(std::size_t count)
    {
        h5::append(id, H5T_NATIVE_UINT32, held.id.data(), count);
        h5::append(t, H5T_NATIVE_UINT32, held.t.data(), count);
        h5::append(x, H5T_NATIVE_INT16, held.x.data(), count);
        h5::append(y, H5T_NATIVE_INT16, held.y.data(), count);
        h5::append(state, state_type, held.state.data(), count);
        h5::append(heading, H5T_NATIVE_UINT8, held.heading.data(), count);
        const auto drop = [count](auto& column) { column.erase(column.begin(), column.begin() + static_cast<std::ptrdiff_t>(count)); };
        drop(held.id), drop(held.t), drop(held.x), drop(held.y), drop(held.state), drop(held.heading);
    }

    void add_block(std::size_t b, const TrajectoryBlock& block)
    {
        for (; next_block < b; ++next_block)
            offsets.push_back(rows);
        std::vector<std::uint32_t> order(block.id.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t c) { return block.id[a] < block.id[c]; });
        const auto take = [&](auto& to, const auto& from) {
            for (const auto i : order)
                to.push_back(from[i]);
        };
        take(held.id, block.id), take(held.t, block.t), take(held.x, block.x), take(held.y, block.y), take(held.state, block.state),
            take(held.heading, block.heading);
        rows += block.id.size();
        offsets.push_back(rows);
        ++next_block;
        while (held.id.size() >= chunk_rows)
            append_rows(chunk_rows);
        if (next_block % blocks_per_flush == 0)
            h5::flush(file);
    }

    void finish_trajectories()
    {
        if (!held.id.empty())
            append_rows(held.id.size());
        const auto set = h5::write_values<std::uint64_t>(file, "trajectories/block_offset", offsets, {offsets.size()});
        describe(set, "1", "first row of each block; the last entry is the number of rows");
    }
};

RunFile::RunFile(const std::filesystem::path& final_path, const RunHeader& header, bool with_trajectories)
    : path(final_path), open(std::make_unique<Open>())
{
    if (path.has_parent_path())
        std::filesystem::create_directories(path.parent_path());
    open->file = h5::create_file(part_path());
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

    const auto parameters = h5::create_group(file, "parameters");
    std::string section;
    h5::Handle group;
    for (const auto& info : header.parameters) {
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
    }
    if (with_trajectories)
        open->create_trajectories();
    h5::flush(file);
}

RunFile::~RunFile()
{
    if (!open)
        return;
    try {
        close(false);
    } catch (const std::exception& error) {
        fmt::print(stderr, "plattan: {}\n", error.what());
    }
}

std::filesystem::path RunFile::part_path() const
{
    auto part = path;
    part += ".part";
    return part;
}

void RunFile::write_block(std::size_t b, TrajectoryBlock block)
{
    writer.post([this, b, block = std::move(block)] { open->add_block(b, block); });
}

void RunFile::write_tables(const People& people, const Events& events, const RunNames& names)
{
    writer.finish();
    write_columns(open->file, "people", people_columns(), people, names);
    write_columns(open->file, "events", event_columns(), EventTable{events}, names);
}

void RunFile::write_observables(const Observables& observables, const std::string& date, const std::vector<SummaryText>& texts,
                                const std::vector<double>& more)
{
    writer.finish();
    const hid_t file = open->file;
    h5::create_group(file, "series");
    const auto group = h5::create_group(file, "series/minute");
    const std::vector<hsize_t> extent{observables.minutes.size()};
    const auto time = h5::write_values<double>(group, "time", observables.minutes, extent);
    const std::string since = fmt::format("seconds since {} 00:00:00", date);
    describe(time, since, "beginning of the minute, local civil time");
    h5::make_scale(time, "time");
    for (const auto& series : observables.series) {
        const auto set = h5::write_values<double>(group, std::string(series.text.name), series.values, extent);
        describe(set, series.text.units, series.text.long_name);
        h5::set_attribute(set, "cell_methods", std::string(series.text.sum ? "time: sum" : "time: point"));
        h5::attach_scale(set, time, 0);
    }
    const auto hash = h5::write_values<std::uint64_t>(group, "state_hash", observables.state_hash, extent);
    describe(hash, "1", "hash of every present person's state at the beginning of the minute");
    h5::set_attribute(hash, "cell_methods", std::string("time: point"));
    h5::attach_scale(hash, time, 0);

    const auto summary = h5::create_group(file, "summary");
    const auto write_one = [&](const SummaryText& text, double value) {
        describe(h5::write_values<double>(summary, std::string(text.name), std::span(&value, 1), {}), text.units, text.long_name);
    };
    for (const auto& entry : observables.summary)
        write_one(entry.text, entry.value);
    for (std::size_t i = 0; i < texts.size(); ++i)
        write_one(texts[i], more[i]);

    const auto grids = h5::create_group(file, "grids");
    const auto& density = observables.density;
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
    open->grid_x = axis("x", lattice.width, lattice.origin.x);
    open->grid_y = axis("y", lattice.height, lattice.origin.y);
    const auto frame_time = h5::write_values<double>(grids, "time", density.times(), {density.times().size()});
    describe(frame_time, since, "beginning of the frame, local civil time");
    h5::make_scale(frame_time, "time");
    const auto frames = h5::write_values<std::uint16_t>(
        grids, "density", density.frames(), {density.times().size(), static_cast<hsize_t>(lattice.height), static_cast<hsize_t>(lattice.width)});
    describe(frames, "m-2", "mean density of people");
    h5::set_attribute(frames, "scale_factor", DensityGrid::scale_factor);
    h5::set_attribute(frames, "cell_methods", std::string("time: mean area: mean"));
    h5::attach_scale(frames, frame_time, 0);
    h5::attach_scale(frames, open->grid_y, 1);
    h5::attach_scale(frames, open->grid_x, 2);
}

void RunFile::write_light(const Lattice& lattice, const std::vector<float>& lux)
{
    const auto set =
        h5::write_values<float>(open->file, "grids/lamps_at_night", lux, {static_cast<hsize_t>(lattice.height), static_cast<hsize_t>(lattice.width)});
    describe(set, "lx", "horizontal illuminance by lamps when street lamps burn; same cells as density");
    h5::attach_scale(set, open->grid_y, 0);
    h5::attach_scale(set, open->grid_x, 1);
}

void RunFile::close(bool complete)
{
    std::exception_ptr failure;
    try {
        writer.finish();
        if (H5Iis_valid(open->id) > 0)
            open->finish_trajectories();
        if (complete)
            h5::replace_attribute(open->file, "complete", 1);
    } catch (...) {
        failure = std::current_exception();
    }
    open.reset();
    if (failure)
        std::rethrow_exception(failure);
    if (!complete)
        return;
    const int descriptor = ::open(part_path().c_str(), O_RDONLY);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
    std::filesystem::rename(part_path(), path);
}

} // namespace plattan
