#pragma once

#include "visualize/model/light.h"
#include "visualize/model/show.h"

namespace plattan::view {

/// What is asked of the picture of one square: of which run, when, and how it is looked at.
struct GroundOrder {
    RunFile* run;
    std::vector<RunFile*> runs; ///< all that are shown: a name stands in the same place in each of them
    Camera camera;
    double time;
    SkyLight sky;
    float picture_height;
    const Layer* layer;
    const Cells* field; ///< nothing: no field
    bool is_difference;
    bool names;
    Language language;
    std::vector<Area> covered; ///< parts of the map where nothing is to be read
};

} // namespace plattan::view
