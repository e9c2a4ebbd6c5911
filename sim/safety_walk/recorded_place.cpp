#include "safety_walk/recorded_place.h"

#include "environment/light.h"
#include "site/geojson.h"
#include "site/sun.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

namespace {

[[noreturn]] void fail(const RunReader& run, const std::string& why) { throw InputError(fmt::format("{}: {}", run.file(), why)); }

Features features_of(const RunReader& run)
{
    Problems problems;
    Features features = parse_site(run.text("/scenario/site"), run.file(), problems);
    if (problems.empty())
        check_site(features, problems);
    if (!problems.empty())
        throw InputError(problems);
    features.screens.clear();
    const auto ends = run.numbers("/grids/screens");
    for (std::size_t i = 0; i + 5 <= ends.size(); i += 5) {
        Screen screen;
        screen.height = ends[i + 4];
        screen.line = {{static_cast<float>(ends[i]), static_cast<float>(ends[i + 1])},
                       {static_cast<float>(ends[i + 2]), static_cast<float>(ends[i + 3])}};
        features.screens.push_back(screen);
    }
    return features;
}

/// The cells of all grids; the file says their middles.
Lattice lattice_of(const RunReader& run)
{
    const auto x = run.numbers("/grids/x"), y = run.numbers("/grids/y");
    if (x.size() < 2 || y.size() < 2 || x.size() > 2000 || y.size() > 2000 || !(x[1] > x[0]))
        fail(run, "/grids has no cells");
    Lattice lattice;
    lattice.cell = static_cast<float>(x[1] - x[0]);
    lattice.origin = {static_cast<float>(x[0]) - lattice.cell / 2, static_cast<float>(y[0]) - lattice.cell / 2};
    lattice.width = static_cast<int>(x.size());
    lattice.height = static_cast<int>(y.size());
    return lattice;
}

/// One frame of a grid, each value times `factor`.
Raster<float> frame(const RunReader& run, const std::string& name, const Lattice& lattice, std::size_t index, double factor)
{
    const auto extents = run.extents("/grids/" + name);
    const std::vector<std::uint64_t> expected{extents.empty() ? 0 : extents[0], static_cast<std::uint64_t>(lattice.height),
                                              static_cast<std::uint64_t>(lattice.width)};
    if (extents != expected || index >= extents[0])
        fail(run, fmt::format("/grids/{} has not one value for every frame and cell", name));
    const auto all = run.numbers("/grids/" + name);
    Raster<float> raster(lattice);
    for (std::size_t i = 0; i < lattice.size(); ++i)
        raster.values[i] = static_cast<float>(all[index * lattice.size() + i] * factor);
    return raster;
}

/// Mean over the cells within 3 m: one piece of paper makes no dirty spot.
Raster<float> smoothed(const Raster<float>& raster)
{
    constexpr float range = 3;
    const Lattice& lattice = raster.lattice;
    const int reach = static_cast<int>(range / lattice.cell);
    Raster<float> result(lattice);
    for (int row = 0; row < lattice.height; ++row)
        for (int column = 0; column < lattice.width; ++column) {
            float sum = 0, cells = 0;
            for (int r = std::max(0, row - reach); r <= std::min(lattice.height - 1, row + reach); ++r)
                for (int c = std::max(0, column - reach); c <= std::min(lattice.width - 1, column + reach); ++c) {
                    sum += raster.at(c, r);
                    ++cells;
                }
            result.values[lattice.index(column, row)] = sum / cells;
        }
    return result;
}

std::vector<Vec2> people_on_duty(const RunReader& run, Seconds time)
{
    const auto names = run.enumeration("/people/kind");
    const auto kinds = run.numbers("/people/kind");
    const auto offsets = run.numbers("/trajectories/block_offset");
    const auto block = static_cast<std::size_t>(time / 60);
    if (block + 1 >= offsets.size())
        return {};
    const auto begin = static_cast<std::uint64_t>(offsets[block]), count = static_cast<std::uint64_t>(offsets[block + 1]) - begin;
    const auto id = run.numbers("/trajectories/id", begin, count), t = run.numbers("/trajectories/t", begin, count),
               x = run.numbers("/trajectories/x", begin, count), y = run.numbers("/trajectories/y", begin, count);
    std::vector<Vec2> carers;
    for (std::size_t i = 0; i < id.size(); ++i) {
        const auto row = static_cast<std::size_t>(id[i]);
        if (t[i] != std::floor(time) || row >= kinds.size())
            continue;
        const auto name = names.find(static_cast<std::int64_t>(kinds[row]));
        static const std::vector<std::string> on_duty{"guard", "police", "cleaner", "outreach_worker", "youth_worker", "place_manager", "host"};
        if (name != names.end() && std::find(on_duty.begin(), on_duty.end(), name->second) != on_duty.end())
            carers.push_back({static_cast<float>(x[i] / 100), static_cast<float>(y[i] / 100)});
    }
    return carers;
}

} // namespace

RecordedPlace recorded_place(const RunReader& run, Seconds time)
{
    RecordedPlace place;
    place.features = features_of(run);
    place.time = time;
    const auto date = Date::parse(run.attribute("/", "date"));
    if (!date)
        fail(run, "the attribute 'date' is no date");
    place.date = *date;
    const Lattice lattice = lattice_of(run);
    const auto times = run.numbers("/grids/time");
    const auto after = std::upper_bound(times.begin(), times.end(), time);
    if (after == times.begin() || time - *(after - 1) >= 900)
        fail(run, fmt::format("nothing was recorded at {}", time_of_day_text(time)));
    const auto index = static_cast<std::size_t>(after - times.begin()) - 1;
    const double cell = static_cast<double>(lattice.cell) * lattice.cell;
    place.litter = smoothed(frame(run, "litter", lattice, index, 10 / cell));
    place.defects = frame(run, "defects", lattice, index, 1);
    place.density = smoothed(frame(run, "density", lattice, index, 0.001));
    const double altitude = sun_altitude_at(place.features, place.date, time);
    place.dark = altitude < lamps_on_below;
    const auto lamps = run.numbers("/grids/lamps_at_night");
    if (lamps.size() != lattice.size())
        fail(run, "/grids/lamps_at_night has not one value for every cell");
    place.illuminance = Raster<float>(lattice);
    const auto shares = run.numbers("/parameters/light/roofed_daylight_share");
    const double roofed_share = shares.size() == 1 ? shares.front() : 0;
    for (std::size_t i = 0; i < lattice.size(); ++i) {
        const bool roofed = std::any_of(place.features.walkables.begin(), place.features.walkables.end(),
                                        [&](const Walkable& area) { return area.roofed && inside(area.shape, lattice.centre(i)); });
        place.illuminance.values[i] = static_cast<float>((place.dark ? lamps[i] : 0) + daylight_illuminance(altitude) * (roofed ? roofed_share : 1));
    }
    place.knows_people = run.has("/trajectories/block_offset");
    if (place.knows_people)
        place.carers = people_on_duty(run, time);
    return place;
}

} // namespace plattan
