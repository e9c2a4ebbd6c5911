#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct OutreachWorkerParameters {
    static constexpr std::string_view section = "outreach_worker";

    PARAMETER(double, pace, 0.9, "m s-1", between(0.3, 1.8), assumed("strolling"), plausible(0.6, 1.1, linear, "from strolling to walking"),
              "Walking speed of an outreach worker on the square.");
    PARAMETER(double, standing_share, 0.3, "1", between(0, 0.95), assumed("half of the time is conversation, beside this"),
              plausible(0.1, 0.6, linear, "a third to twice the assumed share"),
              "Share of the time between conversations that an outreach worker spends standing.");
    PARAMETER(double, seeks_within, 30, "m", between(1, 100), assumed("known faces are found across the square"),
              plausible(15, 50, logarithmic, "half the assumed distance, up to the length of the square's short side"),
              "Distance within which an outreach worker notices somebody of the scene.");
    PARAMETER(double, again_after, 14400, "s", between(600, 864000), assumed("nobody is pressed"),
              plausible(3600, 86400, logarithmic, "an hour to the next day"), "Time before an outreach worker speaks to the same person again.");
};

/// An outreach social worker (uppsokare): seeks out people of the scene, first where sleeping places were reported, and offers help.
class OutreachWorker : public BeatRole<OutreachWorker, OutreachWorkerParameters> {
public:
    static constexpr std::string_view name = "outreach_worker";
    static constexpr RoleText text{"outreach worker", RoleGroup::care, OnDuty::plainly};
    static constexpr Topics topics{Topic::sleeping_place};

    using BeatRole::BeatRole;

    std::optional<Meeting> whom(const View& view, PersonId id, const Patrol& patrol) const;
};

} // namespace plattan
