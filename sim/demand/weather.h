#pragma once

#include "base/clock.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace plattan {

enum class Weather : std::uint8_t { dry, rain, cold };
inline constexpr std::array<std::string_view, 3> weather_names{"dry", "rain", "cold"};
constexpr std::string_view name_of(Weather weather) { return weather_names[static_cast<std::size_t>(weather)]; }

/// The weather of a day, hour by hour.
struct WeatherOfDay {
    std::array<Weather, 24> hours{};

    WeatherOfDay(Weather all_day = Weather::dry) { hours.fill(all_day); } // NOLINT(google-explicit-constructor): most days have one weather
    Weather at(Seconds time_of_day) const { return hours[static_cast<std::size_t>(time_of_day / 3600) % 24]; }
};

} // namespace plattan
