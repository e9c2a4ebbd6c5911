#include "analysis/safety_walk/recorded_place.h"

#include "results/recorded_parts.h"
#include "site/geojson.h"
#include "site/site.h"
#include "site/sun.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

namespace {

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
    for (const double value : ends)
        if (!(std::abs(value) < 1e6))
            run.damaged(fmt::format("/grids/screens has a value of {}", value));
    for (std::size_t i = 0; i + 5 <= ends.size(); i += 5) {
        Screen screen;
        screen.height = ends[i + 4];
        screen.line = {{static_cast<float>(ends[i]), static_cast<float>(ends[i + 1])},
                       {static_cast<float>(ends[i + 2]), static_cast<float>(ends[i + 3])}};
        features.screens.push_back(screen);
    }
    return features;
}

Raster<float> frame(const RunReader& run, const std::string& name, const Lattice& lattice, std::size_t index)
{
    Raster<float> raster(lattice);
    const auto values = frame_of(run, "/grids/" + name, lattice, index);
    std::copy(values.begin(), values.end(), raster.values.begin());
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

std::vector<Vec2> people_on_duty(const RunReader& run, Seconds time, bool& recorded)
{
    static const std::vector<std::string> on_duty{"guard", "police", "cleaner", "outreach_worker", "youth_worker", "place_manager", "host"};
    const auto names = kinds_of(run);
    const auto kinds = kinds_of_people(run);
    const RecordedMinutes trajectories(run, kinds.size());
    const auto minute = static_cast<std::size_t>(time / 60);
    recorded = minute < trajectories.minutes();
    std::vector<Vec2> carers;
    for (const auto& sample : trajectories.minute(run, minute))
        if (sample.t == std::floor(time) && std::find(on_duty.begin(), on_duty.end(), names[kinds[sample.id]]) != on_duty.end())
            carers.push_back(sample.position);
    return carers;
}

} // namespace

RecordedPlace recorded_place(const RunReader& run, int day, Seconds time_of_day)
{
    RecordedPlace place;
    place.features = features_of(run);
    place.ground = Ground(place.features);
    place.sight = Sight(place.ground.sight_walls());
    place.time = time_of_day;
    const auto first_date = Date::parse(run.attribute("/", "date"));
    if (!first_date)
        run.damaged("the attribute 'date' is no date");
    place.date = first_date->next(day);
    const Seconds time = day * seconds_per_day + time_of_day;
    const Lattice lattice = lattice_of(run);
    const auto times = times_of(run, "/grids/time");
    const auto after = std::upper_bound(times.begin(), times.end(), time);
    if (after == times.begin() || time - *(after - 1) >= 900)
        throw InputError(fmt::format("{}: nothing was recorded on day {} at {}", run.file(), day + 1, time_of_day_text(time_of_day)));
    const auto index = static_cast<std::size_t>(after - times.begin()) - 1;
    const float cell = lattice.cell * lattice.cell;
    place.litter = frame(run, "litter", lattice, index);
    for (float& items : place.litter.values)
        items *= 10 / cell;
    place.litter = smoothed(place.litter);
    place.defects = frame(run, "defects", lattice, index);
    place.density = smoothed(frame(run, "density", lattice, index));
    const double altitude = sun_altitude_at(place.features, place.date, time_of_day);
    place.dark = altitude < lamps_on_below;
    const auto lamps = run.numbers("/grids/lamps_at_night");
    if (lamps.size() != lattice.size() || !std::all_of(lamps.begin(), lamps.end(), [](double lux) { return lux >= 0 && lux < 1e9; }))
        run.damaged("/grids/lamps_at_night has not one value of 0 or more for every cell");
    place.illuminance = Raster<float>(lattice);
    const double roofed_share = run.number("/parameters/light/roofed_daylight_share");
    if (!(roofed_share >= 0 && roofed_share <= 1))
        run.damaged("/parameters/light/roofed_daylight_share is no share");
    for (std::size_t i = 0; i < lattice.size(); ++i) {
        const bool roofed = std::any_of(place.features.walkables.begin(), place.features.walkables.end(),
                                        [&](const Walkable& area) { return area.roofed && inside(area.shape, lattice.centre(i)); });
        place.illuminance.values[i] = static_cast<float>((place.dark ? lamps[i] : 0) + daylight_illuminance(altitude) * (roofed ? roofed_share : 1));
    }
    place.carers = people_on_duty(run, time, place.knows_people);
    return place;
}

} // namespace plattan
