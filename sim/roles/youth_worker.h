#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct YouthWorkerParameters {
    static constexpr std::string_view section = "youth_worker";

    PARAMETER(double, pace, 0.9, "m s-1", between(0.3, 1.8), assumed("strolling"), "Walking speed on the square.");
    PARAMETER(double, standing_share, 0.3, "1", between(0, 0.95), assumed("half of the time is conversation, beside this"),
              "Share of the time between conversations spent standing.");
    PARAMETER(double, again_after, 14400, "s", between(600, 864000), assumed("nobody is pressed"), "Time before the same person is spoken to again.");
};

/// A youth worker (faltassistent): meets young people of whom it knows, by its own eyes or by a report, that they keep company
/// with the scene.
class YouthWorker : public BeatRole<YouthWorker, YouthWorkerParameters> {
public:
    static constexpr std::string_view name = "youth_worker";
    static constexpr RoleText text{"youth worker", RoleGroup::care, OnDuty::plainly};
    static constexpr Topics topics{Topic::youth};

    using BeatRole::BeatRole;

    std::optional<Meeting> whom(const Scene& scene, PersonId id, const Patrol& patrol) const;
};

} // namespace plattan
