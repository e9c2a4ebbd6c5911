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

/// One of a pool who is on the square when a date begins.
struct StillThere {
    ScenePerson who;
    Seconds leaves_at;
};

/// By hour, relative to a peak.
using HourlyProfile = std::array<double, 24>;

/// Linear between the middles of the hours.
double at_time(const HourlyProfile& hourly, Seconds time_of_day);

/// Dealers, buyers, drug users, rough sleepers, young people at risk, offenders of one date, in this order; drawn
/// before the first tick. Who the register says stays away does not come, and who is still there does not come a second time.
/// On the first day of a run, `day_start` 0, those come too who are there at midnight; on others they are there already.
std::vector<SceneMember> draw_scene(const Demand& demand, const SceneParameters& scene, const DemandParameters& parameters,
                                    const SceneRegister& known, RunKey run, Date date, Seconds day_start,
                                    const std::vector<StillThere>& still_there = {});

} // namespace plattan
