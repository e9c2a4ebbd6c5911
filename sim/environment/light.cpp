#include "environment/light.h"

#include "base/elementary.h"
#include "environment/figures.h"
#include "site/sun.h"

#include <algorithm>
#include <optional>

namespace plattan {

namespace {

/// Where the light of a cell is measured. The middle alone would leave people in the dark beside walls that cut through cells.
std::optional<Vec2> standing_point(const Ground& ground, Vec2 middle, float cell)
{
    constexpr int steps = 4;      // from the middle to the sides
    constexpr float clear = 0.1F; // numerical: no ray may begin in a wall (unit: m)
    if (ground.wall_distance(middle) > clear)
        return middle;
    std::optional<Vec2> nearest;
    for (int row = -steps; row <= steps; ++row)
        for (int column = -steps; column <= steps; ++column) {
            const Vec2 p = middle + Vec2{static_cast<float>(column), static_cast<float>(row)} * (0.5F * cell / steps);
            if ((!nearest || distance(p, middle) < distance(*nearest, middle)) && ground.wall_distance(p) > clear)
                nearest = p;
        }
    return nearest;
}

} // namespace

Lux illuminance(Lumen lumen, Metres height, Metres horizontal_distance)
{
    const double squared = height * height + horizontal_distance * horizontal_distance;
    return lumen / (2 * elementary::pi) * height / (squared * std::sqrt(squared));
}

Light::Light(const Site& site, const std::vector<Luminaire>& luminaires, const LightParameters& parameters, const Workers& workers)
    : roofed_share(parameters.roofed_daylight_share)
{
    constexpr float reach = 40; // numerical: further off a lamp gives less than 0.1 lx
    const auto lattice = Lattice::covering(site.ground().low(), site.ground().high(), 2);
    by_dark = always = roofed = Raster<float>(lattice);
    points = Raster<Vec2>(lattice);
    ground = Raster<std::uint8_t>(lattice);
    for (const auto& lamp : luminaires)
        if (lamp.hours)
            timed.push_back({*lamp.hours, Raster<float>(lattice), false});
    workers.for_items(lattice.size(), 256, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto found = standing_point(site.ground(), lattice.centre(i), lattice.cell);
            if (!found)
                continue;
            const Vec2 p = points.values[i] = *found;
            ground.values[i] = 1;
            roofed.values[i] = site.ground().roofed(p);
            std::size_t own = 0;
            for (const auto& lamp : luminaires) {
                auto& light = lamp.hours ? timed[own++].light : lamp.always_on ? always : by_dark;
                const float d = distance(lamp.position, p);
                if (d < reach && site.sight().free(lamp.position, p))
                    light.values[i] += static_cast<float>(illuminance(lamp.lumen, lamp.height, d));
            }
        }
    });
}

void Light::follow_sun(const Site& site, const Clock& clock)
{
    const double altitude = site.sun_altitude_at(clock.date(), clock.time_of_day());
    sky = daylight_illuminance(altitude);
    lamps_on = altitude < lamps_on_below;
    night_share_now = std::clamp(altitude / civil_twilight_ends, 0.0, 1.0);
    for (auto& lamp : timed)
        lamp.on = lamps_on && any_contains(lamp.hours, clock.time_of_day());
}

Lux Light::at(Vec2 p) const
{
    const auto cell = by_dark.lattice.index(p);
    return by_lamps(cell) + sky * (roofed.values[cell] > 0 ? roofed_share : 1);
}

Lux Light::by_lamps(std::size_t cell) const
{
    double more = 0;
    for (const auto& lamp : timed)
        more += lamp.on ? lamp.light.values[cell] : 0.0F;
    return more + static_cast<double>(always.values[cell]) + (lamps_on ? by_dark.values[cell] : 0);
}

Light::AtNight Light::at_night(const Shape& shape) const
{
    AtNight found;
    double sum = 0;
    for (std::size_t i = 0; i < lattice().size(); ++i)
        if (has_ground(i) && inside(shape, point(i))) {
            const Lux here = lamps_at_night(i);
            found.least = found.cells > 0 ? std::min(found.least, here) : here;
            sum += here;
            ++found.cells;
        }
    if (found.cells > 0)
        found.mean = sum / found.cells;
    return found;
}

} // namespace plattan
