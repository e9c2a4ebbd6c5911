#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct GuardParameters {
    static constexpr std::string_view section = "guard";

    PARAMETER(double, pace, 0.9, "m s-1", between(0.3, 1.6), assumed("strolling; 0.6 to 1.1"), "Walking speed on patrol.");
    PARAMETER(double, standing_share, 0.45, "1", between(0, 0.95), assumed("of the time on patrol"),
              "Share of patrol time spent standing at points of the route.");
    PARAMETER(double, break_after, 9000, "s", between(0, 43200), assumed("two breaks in a long shift"), "Time between breaks; 0: none.");
    PARAMETER(double, break_length, 1800, "s", between(0, 7200), assumed("half an hour at the base"), "Length of a break.");
};

/// A public order guard (ordningsvakt): patrols in a pair through its shift, is seen, and speaks to who deals or disturbs.
class Guard : public BeatRole<Guard, GuardParameters> {
public:
    static constexpr std::string_view name = "guard";
    static constexpr RoleText text{"guard", RoleGroup::order, OnDuty::in_uniform};
    static constexpr Topics topics{Topic::dealing, Topic::disturbance, Topic::offence};

    using BeatRole::BeatRole;

    std::optional<Meeting> whom(const Scene& scene, PersonId id, const Patrol& patrol) const
    {
        if (const auto seen = conduct_in_view(scene, id))
            return Meeting{*seen, TalkKind::intervention, Reason::conduct};
        if (const auto reported = reported_here(scene, id, patrol))
            return Meeting{*reported, TalkKind::intervention, Reason::report};
        return std::nullopt;
    }
};

} // namespace plattan
