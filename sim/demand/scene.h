#pragma once

#include "demand/scene_register.h"
#include "demand/trips.h"

#include <string_view>

namespace plattan {

/// Somebody who lives with the drug scene or comes for it. Who somebody is follows from no other trait.
struct SceneMember {
    Expected person;
    std::string_view role;
    Seconds leaves_at = never; ///< since 00:00 of the first day; `never`: when the errand is done, as buyers do
};

/// Dealers, buyers, drug users, rough sleepers, young people at risk, offenders of one date, in this order; drawn
/// before the first tick. Who the register says stays away does not come.
std::vector<SceneMember> draw_scene(const Site& site, const Demand& demand, const SceneParameters& scene, const DemandParameters& parameters,
                                    const SceneRegister& known, RunKey run, Date date, Seconds day_start);

} // namespace plattan
