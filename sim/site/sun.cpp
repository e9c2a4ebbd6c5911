#include "site/sun.h"

#include "base/elementary.h"

#include <cmath>

namespace plattan {

double sun_altitude(Date date, Seconds local_time, double latitude, double longitude, double utc_offset_hours)
{
    using namespace elementary;
    constexpr double radian = pi / 180; // numerical: degrees in radian
    const double julian_day = date.days_since_1970 + 2440587.5 + (local_time / 3600 - utc_offset_hours) / 24;
    const double t = (julian_day - 2451545) / 36525; // Julian centuries since 2000
    const double mean_longitude = std::fmod(280.46646 + t * (36000.76983 + 0.0003032 * t), 360.0);
    const double anomaly = (357.52911 + t * (35999.05029 - 0.0001537 * t)) * radian;
    const double eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
    const double centre =
        sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t)) + sin(2 * anomaly) * (0.019993 - 0.000101 * t) + sin(3 * anomaly) * 0.000289;
    const double node = (125.04 - 1934.136 * t) * radian;
    const double apparent_longitude = (mean_longitude + centre - 0.00569 - 0.00478 * sin(node)) * radian;
    const double obliquity = (23 + (26 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60) / 60 + 0.00256 * cos(node)) * radian;
    const double declination = asin(sin(obliquity) * sin(apparent_longitude));

    const double half = obliquity / 2;
    const double y = sin(half) / cos(half) * (sin(half) / cos(half));
    const double l0 = mean_longitude * radian;
    const double equation_of_time = 4 / radian *
                                    (y * sin(2 * l0) - 2 * eccentricity * sin(anomaly) + 4 * eccentricity * y * sin(anomaly) * cos(2 * l0) -
                                     0.5 * y * y * sin(4 * l0) - 1.25 * eccentricity * eccentricity * sin(2 * anomaly)); // minutes
    const double solar_minutes = local_time / 60 + equation_of_time + 4 * longitude - 60 * utc_offset_hours;
    const double hour_angle = (solar_minutes / 4 - 180) * radian;
    const double altitude = asin(sin(latitude * radian) * sin(declination) + cos(latitude * radian) * cos(declination) * cos(hour_angle)) / radian;
    return std::round(altitude * 1e6) / 1e6;
}

Lux daylight_illuminance(double altitude)
{
    using namespace elementary;
    if (altitude <= -12)
        return 0;
    if (altitude < 0) // from 400 lx at the horizon to 3.4 lx at -6 degrees: a factor of 118 in six degrees
        return 400 * exp(altitude * 0.795);
    return 400 + 99'600 * pow(sin(altitude * pi / 180), 1.25);
}

} // namespace plattan
