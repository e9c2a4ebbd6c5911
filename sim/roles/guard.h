#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct GuardParameters {
    static constexpr std::string_view section = "guard";

    PARAMETER(double, pace, 0.9, "m s-1", between(0.3, 1.6), assumed("strolling"), plausible(0.6, 1.1, linear, "from strolling to walking"),
              "Walking speed of public order guards on patrol.");
    PARAMETER(double, standing_share, 0.45, "1", between(0, 0.95), assumed("of the time on patrol"),
              plausible(0.2, 0.7, linear, "from a patrol that keeps moving to one that mostly stands"),
              "Share of their time on patrol that public order guards stand at points of the route.");
    PARAMETER(double, break_after, 9000, "s", between(0, 43200), assumed("two breaks in a long shift"),
              plausible(5400, 14400, logarithmic, "a break after an hour and a half, or after four hours"),
              "Time between breaks of public order guards; 0: no breaks.");
    PARAMETER(double, break_length, 1800, "s", between(0, 7200), assumed("half an hour at the base"),
              plausible(900, 2700, logarithmic, "a quarter of an hour to three quarters"), "Length of a break of public order guards.");
};

/// A public order guard (ordningsvakt): patrols in a pair through its shift, is seen, and speaks to people who deal or disturb.
class Guard : public BeatRole<Guard, GuardParameters> {
public:
    static constexpr std::string_view name = "guard";
    static constexpr RoleText text{"guard", RoleGroup::order, OnDuty::in_uniform};
    static constexpr Topics topics{Topic::dealing, Topic::disturbance, Topic::offence};

    using BeatRole::BeatRole;

    std::optional<Meeting> whom(const View& view, PersonId id, const Patrol& patrol) const
    {
        if (const auto seen = conduct_in_view(view, id))
            return Meeting{*seen, TalkKind::intervention, Reason::conduct};
        if (const auto reported = reported_here(view, id, patrol))
            return Meeting{*reported, TalkKind::intervention, Reason::report};
        return std::nullopt;
    }
};

} // namespace plattan
