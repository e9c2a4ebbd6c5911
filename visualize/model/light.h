#pragma once

#include "visualize/model/presentation.h"
#include "visualize/model/run_file.h"

namespace plattan::view {

/// How light it is out of doors, and so how ground, people and panels are drawn.
struct SkyLight {
    double lux = 0;
    Hour hour = Hour::day;
    int step = 0; ///< changes when the picture of the ground should be made anew
};
SkyLight sky_at(const RunFile& run, double time);

/// What the colours of the ground are multiplied by. Ground by day stays lighter, and ground at night darker, than figures need to be seen on it
/// (tests/unit/visualize/style.cpp).
/// @param lamps illuminance by lamps (unit: lx)
Colour ground_light(const SkyLight& sky, double lamps);

/// The lightest and the darkest factor of an hour, for tests.
std::pair<float, float> ground_light_range(Hour hour);

} // namespace plattan::view
