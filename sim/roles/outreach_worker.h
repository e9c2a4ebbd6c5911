#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct OutreachWorkerParameters {
    static constexpr std::string_view section = "outreach_worker";

    PARAMETER(double, pace, 0.9, "m s-1", between(0.3, 1.8), assumed("strolling"), "Walking speed on the square.");
    PARAMETER(double, standing_share, 0.3, "1", between(0, 0.95), assumed("half of the time is conversation, beside this"),
              "Share of the time between conversations spent standing.");
    PARAMETER(double, seeks_within, 30, "m", between(1, 100), assumed("known faces are found across the square"),
              "How far off somebody of the scene is noticed.");
    PARAMETER(double, again_after, 14400, "s", between(600, 864000), assumed("nobody is pressed"), "Time before the same person is spoken to again.");
};

/// An outreach social worker (uppsokare): seeks out people of the scene, first where sleeping places were reported, and offers help.
class OutreachWorker : public BeatRole<OutreachWorker, OutreachWorkerParameters> {
public:
    static constexpr std::string_view name = "outreach_worker";
    static constexpr RoleText text{"outreach worker", RoleGroup::care, OnDuty::plainly};
    static constexpr Topics topics{Topic::sleeping_place};

    using BeatRole::BeatRole;

    std::optional<Meeting> whom(const Scene& scene, PersonId id, const Patrol& patrol) const;
};

} // namespace plattan
