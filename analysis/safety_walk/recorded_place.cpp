#include "analysis/safety_walk/recorded_place.h"

#include "site/sun.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

Raster<float> raster_of(const Lattice& lattice, const std::vector<float>& values)
{
    Raster<float> raster(lattice);
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

std::vector<Vec2> people_on_duty(const Recording& run, Seconds time, bool& recorded)
{
    const auto& roles = run.roles();
    const auto kinds = run.roles_of_people();
    const auto second = static_cast<std::size_t>(time);
    recorded = second / 60 < run.trajectory_minutes();
    std::vector<Vec2> carers;
    for (const auto& sample : run.minute(second / 60)->second(static_cast<int>(second % 60)))
        if (roles[kinds[sample.id]].on_duty)
            carers.push_back(sample.position);
    return carers;
}

} // namespace

RecordedPlace recorded_place(const Recording& run, int day, Seconds time_of_day)
{
    RecordedPlace place;
    place.features = run.site_on(day);
    place.ground = Ground(place.features);
    place.sight = Sight(place.ground.sight_walls());
    place.time = time_of_day;
    place.date = run.first_date().next(day);
    const Seconds time = day * seconds_per_day + time_of_day;
    const Lattice& lattice = run.lattice();
    const auto frame = run.frame_at(time);
    if (!frame)
        throw InputError(fmt::format("{}: nothing was recorded on day {} at {}", run.file(), day + 1, time_of_day_text(time_of_day)));
    const auto raster = [&](const auto& grid) { return raster_of(lattice, *run.frame(grid, *frame)); };
    place.litter = raster(layout::frames.litter);
    for (float& items : place.litter.values)
        items *= 10 / (lattice.cell * lattice.cell);
    place.litter = smoothed(place.litter);
    place.defects = raster(layout::frames.defects);
    place.density = smoothed(raster(layout::frames.density));
    const double altitude = sun_altitude_at(place.features, place.date, time_of_day);
    place.dark = altitude < lamps_on_below;
    const auto lamps = run.cells(layout::cells.lamps_at_night);
    if (std::any_of(lamps.begin(), lamps.end(), [](float lux) { return std::isnan(lux); }))
        run.damaged("a cell has no illuminance");
    place.illuminance = Raster<float>(lattice);
    const double roofed_share = run.parameter("light", "roofed_daylight_share");
    if (!(roofed_share >= 0 && roofed_share <= 1))
        run.damaged("the parameter light.roofed_daylight_share is no share");
    for (std::size_t i = 0; i < lattice.size(); ++i) {
        const bool roofed = std::any_of(place.features.walkables.begin(), place.features.walkables.end(),
                                        [&](const Walkable& area) { return area.roofed && inside(area.shape, lattice.centre(i)); });
        place.illuminance.values[i] =
            static_cast<float>((place.dark ? static_cast<double>(lamps[i]) : 0) + daylight_illuminance(altitude) * (roofed ? roofed_share : 1));
    }
    place.carers = people_on_duty(run, time, place.knows_people);
    return place;
}

} // namespace plattan
