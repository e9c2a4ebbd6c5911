#pragma once

#include "base/raster.h"
#include "results/recording.h"
#include "site/features.h"
#include "site/ground.h"
#include "site/sight.h"

#include <string>
#include <vector>

namespace plattan {

/// A place as a run recorded it at one moment.
struct RecordedPlace {
    Features features; ///< with what stood there on the day
    Ground ground;
    Sight sight;
    Date date;
    Seconds time = 0; ///< since 00:00 of the date
    bool dark = false;
    Raster<float> illuminance; ///< on the ground, lamps and sky (unit: lx)
    Raster<float> litter;      ///< items per 10 m2, mean over 3 m around
    Raster<float> defects;     ///< graffiti, damage, failed lamps in the cell
    Raster<float> density;     ///< of people (unit: m-2)
    std::vector<Vec2> carers;  ///< people on duty
    bool knows_people = false; ///< trajectories were recorded then
};

/// Reads what a safety walk needs. Throws InputError where the file does not hold the moment, or is damaged.
/// @param day of the run, 0 is the first
RecordedPlace recorded_place(const Recording& run, int day, Seconds time_of_day);

} // namespace plattan
