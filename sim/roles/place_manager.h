#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct PlaceManagerParameters {
    static constexpr std::string_view section = "place_manager";

    PARAMETER(double, pace, 1.0, "m s-1", between(0.3, 1.8), assumed("strolling"), plausible(0.7, 1.3, linear, "from strolling to walking"),
              "Walking speed of a place manager on the square.");
    PARAMETER(double, standing_share, 0.4, "1", between(0, 0.95), assumed("goes from one to the other"),
              plausible(0.2, 0.7, linear, "half to nearly twice the assumed share"),
              "Share of the time on the square that a place manager spends standing.");
};

/// A place manager: walks the place, hears what others on duty have seen, and sees to it that it reaches who should know
/// (information/).
class PlaceManager : public BeatRole<PlaceManager, PlaceManagerParameters> {
public:
    static constexpr std::string_view name = "place_manager";
    static constexpr RoleText text{"place manager", RoleGroup::care, OnDuty::plainly};
    static constexpr Topics topics{Topic::litter, Topic::damage, Topic::disturbance};

    using BeatRole::BeatRole;

    std::optional<Meeting> whom(const View&, PersonId, const Patrol&) const { return std::nullopt; }
};

} // namespace plattan
