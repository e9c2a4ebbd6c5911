#pragma once

#include "verification/trial.h"

namespace plattan {

/// What a corridor filled with people gives in its middle 20 m from 30 to 70 s after the start; means over time.
struct CorridorFlow {
    double progress = 0;        ///< speed along the wanted direction (unit: m/s)
    double density = 0;         ///< of the middle (unit: m-2)
    double lanes = 0;           ///< order parameter, 0 mixed .. 1 pure lanes
    double lanes_by_chance = 0; ///< 95th percentile of the order parameter with the directions shuffled
    double overlaps = 0;        ///< pairs nearer than two radii per person, at the end
};

struct CorridorTrial {
    std::string scenario;
    double density = 1; ///< (unit: m-2)
    int replications = 2;
    Vec2 low{95, 0}, high{115, 5}; ///< where it is measured
    std::vector<std::string> settings{};
    Seconds from = 30, until = 70;
};

/// One per replication.
std::vector<CorridorFlow> corridor_flows(const Laboratory& laboratory, const CorridorTrial& trial);

double mean_progress(const std::vector<CorridorFlow>& flows);

} // namespace plattan
