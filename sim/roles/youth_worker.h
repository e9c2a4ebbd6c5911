#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct YouthWorkerParameters {
    static constexpr std::string_view section = "youth_worker";

    PARAMETER(double, pace, 0.9, "m s-1", between(0.3, 1.8), assumed("strolling"), plausible(0.6, 1.1, linear, "from strolling to walking"),
              "Walking speed of a youth worker on the square.");
    PARAMETER(double, standing_share, 0.3, "1", between(0, 0.95), assumed("half of the time is conversation, beside this"),
              plausible(0.1, 0.6, linear, "a third to twice the assumed share"),
              "Share of the time between conversations that a youth worker spends standing.");
    PARAMETER(double, seeks_within, 30, "m", between(1, 100), assumed("as outreach workers"),
              plausible(15, 50, logarithmic, "half the assumed distance, up to the length of the square's short side"),
              "Distance within which a youth worker notices a young person at risk whom it has been told of.");
    PARAMETER(double, again_after, 14400, "s", between(600, 864000), assumed("nobody is pressed"),
              plausible(3600, 86400, logarithmic, "an hour to the next day"), "Time before a youth worker speaks to the same person again.");
};

/// A youth worker (faltassistent): meets young people of whom it knows, by its own eyes or by a report, that they keep company
/// with the scene.
class YouthWorker : public BeatRole<YouthWorker, YouthWorkerParameters> {
public:
    static constexpr std::string_view name = "youth_worker";
    static constexpr RoleText text{"youth worker", RoleGroup::care, OnDuty::plainly};
    static constexpr Topics topics{Topic::youth};

    using BeatRole::BeatRole;

    std::optional<Meeting> whom(const View& view, PersonId id, const Patrol& patrol) const;
};

} // namespace plattan
