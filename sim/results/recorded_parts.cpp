#include "results/recorded_parts.h"

#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr std::size_t most_cells_along_an_axis = 2000;
constexpr double last_time = 86'400.0 * 20'000; ///< later than any run ends (unit: s)
constexpr const char* kind_path = "/people/kind";
constexpr const char* offset_path = "/trajectories/block_offset";

void check_one_dimension(const RunReader& run, const std::string& path)
{
    if (run.extents(path).size() != 1)
        run.damaged(path + " has more than one dimension, or none");
}

std::vector<double> axis(const RunReader& run, const std::string& path)
{
    check_one_dimension(run, path);
    if (const auto cells = run.extents(path)[0]; cells < 2 || cells > most_cells_along_an_axis)
        run.damaged(fmt::format("{} has {} cells; a grid has 2 to {}", path, cells, most_cells_along_an_axis));
    auto middles = run.numbers(path);
    const double cell = middles[1] - middles[0];
    for (std::size_t i = 0; i < middles.size(); ++i)
        if (!std::isfinite(middles[i]) || std::abs(middles[i]) > 1e6 || !(cell > 0.01) ||
            std::abs(middles[i] - middles[0] - cell * static_cast<double>(i)) > 0.01 * cell)
            run.damaged(path + " are no middles of cells side by side");
    return middles;
}

} // namespace

std::vector<std::string> kinds_of(const RunReader& run)
{
    std::vector<std::string> names;
    const auto numbered = run.enumeration(kind_path);
    for (const auto& [number, kind] : numbered) { // in order of their numbers
        if (number != static_cast<std::int64_t>(names.size()) || number > 255)
            run.damaged(fmt::format("the roles of {} are not numbered from 0 on", kind_path));
        names.push_back(kind);
    }
    if (names.empty())
        run.damaged(fmt::format("{} names no roles", kind_path));
    return names;
}

std::vector<std::uint8_t> kinds_of_people(const RunReader& run)
{
    check_one_dimension(run, kind_path);
    const auto roles = kinds_of(run).size();
    std::vector<std::uint8_t> kinds;
    const auto people = run.extents(kind_path)[0];
    kinds.reserve(people);
    const auto at_once = run.rows_at_once(kind_path);
    for (std::uint64_t first = 0; first < people; first += at_once)
        for (const double kind : run.numbers(kind_path, first, std::min(at_once, people - first))) {
            if (!(kind >= 0 && kind < static_cast<double>(roles)))
                run.damaged(fmt::format("{} has a role {}, which there is not", kind_path, kind));
            kinds.push_back(static_cast<std::uint8_t>(kind));
        }
    return kinds;
}

std::vector<double> times_of(const RunReader& run, const std::string& path)
{
    check_one_dimension(run, path);
    auto times = run.numbers(path);
    double before = -1;
    for (const double time : times) {
        if (!(time > before && time < last_time))
            run.damaged(fmt::format("the times of {} do not ascend: {} after {}", path, time, before));
        before = time;
    }
    return times;
}

Lattice lattice_of(const RunReader& run)
{
    const auto x = axis(run, "/grids/x"), y = axis(run, "/grids/y");
    if (const double width = x[1] - x[0], height = y[1] - y[0]; std::abs(width - height) > 0.01 * width)
        run.damaged(fmt::format("the cells of /grids are no squares: {} m by {} m", width, height));
    Lattice lattice;
    lattice.cell = static_cast<float>(x[1] - x[0]);
    lattice.origin = {static_cast<float>(x[0]) - lattice.cell / 2, static_cast<float>(y[0]) - lattice.cell / 2};
    lattice.width = static_cast<int>(x.size());
    lattice.height = static_cast<int>(y.size());
    return lattice;
}

std::vector<float> frame_of(const RunReader& run, const std::string& path, const Lattice& lattice, std::size_t frame)
{
    const auto extents = run.extents(path);
    if (extents.size() != 3 || extents[1] != static_cast<std::uint64_t>(lattice.height) || extents[2] != static_cast<std::uint64_t>(lattice.width) ||
        frame >= extents[0])
        run.damaged(path + " has not one value for every frame and cell");
    const double factor = run.attribute(path, "scale_factor").empty() ? 1 : run.positive_attribute(path, "scale_factor");
    std::vector<float> values;
    values.reserve(lattice.size());
    for (const double value : run.numbers(path, frame, 1)) {
        if (!(value >= 0 && std::isfinite(value)))
            run.damaged(fmt::format("{} has a value of {}", path, value));
        values.push_back(static_cast<float>(value * factor));
    }
    return values;
}

RecordedMinutes::RecordedMinutes(const RunReader& run, std::size_t people_rows) : people(people_rows)
{
    if (!run.has(offset_path))
        return;
    check_one_dimension(run, offset_path);
    double before = 0;
    const auto rows = static_cast<double>(run.extents("/trajectories/id").at(0));
    for (const double offset : run.numbers(offset_path)) {
        if (!(offset >= before && offset <= rows))
            run.damaged(fmt::format("{} leads to row {} after {}, of {}", offset_path, offset, before, rows));
        offsets.push_back(static_cast<std::uint64_t>(offset));
        before = offset;
    }
    if (offsets.empty() || offsets.front() != 0 || before != rows)
        run.damaged(fmt::format("{} does not lead through all rows of /trajectories", offset_path));
    scale = static_cast<float>(run.positive_attribute("/trajectories/x", "scale_factor"));
    if (scale > 1 || run.positive_attribute("/trajectories/y", "scale_factor") != run.positive_attribute("/trajectories/x", "scale_factor"))
        run.damaged("the scale factors of /trajectories are strange");
}

std::vector<RecordedMinutes::Sample> RecordedMinutes::minute(const RunReader& run, std::size_t number) const
{
    std::vector<Sample> samples;
    if (number >= minutes())
        return samples;
    const std::uint64_t begin = offsets[number], count = offsets[number + 1] - begin;
    const auto column = [&](const char* name) { return run.numbers(std::string("/trajectories/") + name, begin, count); };
    const auto id = column("id"), t = column("t"), x = column("x"), y = column("y"), state = column("state"), heading = column("heading");
    samples.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double from = 60.0 * static_cast<double>(number);
        if (!(id[i] >= 0 && id[i] < static_cast<double>(people) && t[i] >= from && t[i] < from + 60 && state[i] >= 0 && state[i] < 256 &&
              heading[i] >= 0 && heading[i] < 256 && std::abs(x[i]) < 1e6 && std::abs(y[i]) < 1e6))
            run.damaged(fmt::format("row {} of /trajectories says what cannot be", begin + i));
        samples.push_back({static_cast<std::uint32_t>(id[i]), static_cast<std::uint32_t>(t[i]),
                           Vec2{static_cast<float>(x[i]), static_cast<float>(y[i])} * scale, static_cast<std::uint8_t>(state[i]),
                           static_cast<std::uint8_t>(heading[i])});
    }
    return samples;
}

} // namespace plattan
