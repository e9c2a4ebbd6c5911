#pragma once

#include "demand/spread.h"
#include "site/site.h"

#include <optional>
#include <string>
#include <vector>

namespace plattan {

/// What a crowd does: where its people go, after how long. Written by the demand, read by the role `walker`.
struct Errand {
    enum class Choice : std::uint8_t { nearest, quickest, shared };

    Seconds leaves_at = 0;     ///< stands until then, since 00:00 of the first day
    std::vector<GoalId> via;   ///< passed in this order
    std::vector<GoalId> exits; ///< leaves through one of these
    Choice choice = Choice::nearest;
    bool to_and_fro = false; ///< never leaves: walks from a random point of one of `exits` to one of the next
};

/// People who stand somewhere, or come in through a gate, at a given time and then go somewhere: the audience of an
/// event, a march, an evacuation, the crowd of a published test.
struct CrowdPlan {
    std::string name;
    int count = 0;
    double density = 0; ///< instead of a count (unit: m-2)
    Shape area;         ///< where they stand at first; empty: they come through `gate`
    std::string area_name;
    Place place; ///< of the crowd in the demand file
    GoalId gate;
    Seconds at = 0;   ///< of the day
    Seconds over = 0; ///< come in one by one over so long; of `gate`
    Spread waits;
    std::optional<Spread> speed;  ///< else by age and sex
    int youngest = 0, oldest = 0; ///< 0: as in the site's population
    int group_size = 1;
    Errand errand;
};

} // namespace plattan
