#pragma once

#include "demand/crowd_plan.h"
#include "demand/demand.h"
#include "people/people.h"

namespace plattan {

/// Finds crowds that are too large for the place where they stand at first: just those for which draw_crowds would find no room.
void check_crowds(const std::vector<CrowdPlan>& plans, const Features& site, Problems& problems);

struct CrowdPeople {
    std::vector<Expected> people; ///< `assignment` is the number of the errand in the list beside
    std::vector<Errand> errands;
};

/// Everybody of all crowds of one date; drawn before the first tick.
CrowdPeople draw_crowds(const Site& site, const std::vector<CrowdPlan>& plans, const DemandParameters& parameters, RunKey run, Date date,
                        Seconds day_start);

} // namespace plattan
