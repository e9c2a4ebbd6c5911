#pragma once

#include "base/clock.h"
#include "site/figures.h"

namespace plattan {

/// Altitude of the sun's centre above the horizon, with refraction left out, rounded to 1e-6 degree.
/// The solar equations published by NOAA (`noaa_solar`), good to about 0.01 degree between 1950 and 2050.
/// @return degrees, negative below the horizon
double sun_altitude(Date date, Seconds local_time, double latitude, double longitude, double utc_offset_hours);

/// Horizontal illuminance by daylight under a clear to mixed sky for a sun altitude: rising with the sine of the
/// altitude by day, falling through twilight to nothing at -12 degrees (assumed form through published
/// magnitudes: about 400 lx at sunset, 3.4 lx at the end of civil twilight, `iesna_handbook`).
Lux daylight_illuminance(double sun_altitude_degrees);

/// Street lamps burn below this altitude of the sun (unit: degrees)
inline constexpr double lamps_on_below = site_figures.lamps_on_below;
/// End of civil twilight: below it a day's figures count as night (unit: degrees)
inline constexpr double civil_twilight_ends = site_figures.civil_twilight_ends;

} // namespace plattan
