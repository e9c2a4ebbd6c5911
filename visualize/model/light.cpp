#include "visualize/model/light.h"

#include "site/sun.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

constexpr float dimmest_day = 0.84F, brightest_day = 1, darkest_night = 0.16F, brightest_night = 0.47F;
constexpr double day_from = 20, day_full = 2000;    // lx
constexpr double night_from = 0.5, night_full = 60; // lx: as dark and as light as ground gets under lamps
constexpr double share_of_sky = 0.3;                // its light comes from everywhere and makes no pools: what lamps do is to be seen at dusk too
constexpr double steps_a_decade = 6;                // of light, at which the ground is drawn anew

/// Eyes see ratios: 0 at the first illuminance, 1 at the second.
float by_ratio(double lux, double from, double to) { return static_cast<float>(std::clamp(std::log(lux / from) / std::log(to / from), 0.0, 1.0)); }

} // namespace

SkyLight sky_at(const RunFile& run, double time)
{
    const double altitude = run.sun_altitude(time), lux = daylight_illuminance(altitude);
    const Hour hour = lux < day_from ? Hour::night : Hour::day;
    return {lux, hour, static_cast<int>(std::lround(steps_a_decade * std::log10(std::clamp(lux, 0.1, day_full))))};
}

Colour ground_light(const SkyLight& sky, double lamps)
{
    const auto channel = [](float factor) { return static_cast<std::uint8_t>(std::lround(255 * std::clamp(factor, 0.0F, 1.0F))); };
    if (sky.hour == Hour::day) {
        const float light = dimmest_day + (brightest_day - dimmest_day) * by_ratio(std::max(sky.lux, day_from), day_from, day_full);
        return {channel(light), channel(light), channel(light)};
    }
    const float light =
        darkest_night + (brightest_night - darkest_night) * by_ratio(night_from + share_of_sky * sky.lux + lamps, night_from, night_full);
    // Lamps are warm, the sky at night is cold.
    const float warm = static_cast<float>(lamps / (lamps + sky.lux + 2));
    return {channel(light), channel(light * (0.98F - 0.02F * warm)), channel(light * (1.08F - 0.22F * warm))};
}

std::pair<float, float> ground_light_range(Hour hour)
{
    return hour == Hour::day ? std::pair(dimmest_day, brightest_day) : std::pair(darkest_night, brightest_night);
}

} // namespace plattan::view
