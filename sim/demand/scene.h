#pragma once

#include "demand/trips.h"

namespace plattan {

/// Dealers and buyers of one date: when each comes, how long a dealer's shift is. Drawn before the first tick.
struct ScenePeople {
    std::vector<Expected> dealers, buyers;
    std::vector<Seconds> dealers_leave_at; ///< since 00:00 of the first day, one per dealer
};

ScenePeople draw_scene(const Site& site, const Demand& demand, const SceneParameters& scene, const DemandParameters& parameters, RunKey run,
                       Date date, Seconds day_start);

} // namespace plattan
