#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct PoliceParameters {
    static constexpr std::string_view section = "police";

    PARAMETER(double, pace, 1.1, "m s-1", between(0.3, 1.8), assumed("foot patrol"), "Walking speed on a visit.");
    PARAMETER(double, standing_share, 0.4, "1", between(0, 0.95), assumed("talks and looks around"), "Share of a visit spent standing.");
    PARAMETER(double, loitering_checks, 1.5, "h-1", between(0, 20), assumed("most of the two checks of a pair-hour"),
              "Checks per hour of a pair of people who have stood at a spot of the scene for ten minutes and more.");
    PARAMETER(double, chance_checks, 0.5, "h-1", between(0, 20), assumed("the rest of the two checks of a pair-hour"),
              "Checks per hour of a pair that follow from nothing seen or reported, of people who stay around it.");
};

/// A police officer on foot: comes for a visit of some minutes, walks where the scene is, checks people, goes on elsewhere.
class Police : public BeatRole<Police, PoliceParameters> {
public:
    static constexpr std::string_view name = "police";
    static constexpr RoleText text{"police", RoleGroup::order, OnDuty::in_uniform};
    static constexpr Topics topics{Topic::dealing, Topic::disturbance, Topic::offence};

    using BeatRole::BeatRole;

    /// By conduct seen, by a report, or by chance; never by age, sex or looks.
    std::optional<Meeting> whom(const Scene& scene, PersonId id, const Patrol& patrol) const;
};

} // namespace plattan
