#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct HostParameters {
    static constexpr std::string_view section = "host";

    PARAMETER(double, pace, 0.8, "m s-1", between(0.3, 1.8), assumed("strolling"), plausible(0.5, 1.1, linear, "from sauntering to walking"),
              "Walking speed of a host on the square.");
    PARAMETER(double, standing_share, 0.5, "1", between(0, 0.95), assumed("is there"),
              plausible(0.25, 0.8, linear, "half to more than half again of the assumed share"),
              "Share of the time on the square that a host spends standing.");
};

/// A host: is there for the place without a uniform, sees what happens and reports it; where it stands, furniture is looked after.
class Host : public BeatRole<Host, HostParameters> {
public:
    static constexpr std::string_view name = "host";
    static constexpr RoleText text{"host", RoleGroup::care, OnDuty::plainly};
    static constexpr Topics topics{Topic::litter, Topic::damage, Topic::disturbance};

    using BeatRole::BeatRole;

    std::optional<Meeting> whom(const View&, PersonId, const Patrol&) const { return std::nullopt; }
};

} // namespace plattan
