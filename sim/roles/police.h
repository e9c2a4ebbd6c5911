#pragma once

#include "roles/beat_role.h"
#include "roles/role_text.h"

namespace plattan {

struct PoliceParameters {
    static constexpr std::string_view section = "police";

    PARAMETER(double, pace, 1.1, "m s-1", between(0.3, 1.8), assumed("foot patrol"), plausible(0.9, 1.3, linear, "from strolling to walking"),
              "Walking speed of police officers on a visit.");
    PARAMETER(double, standing_share, 0.4, "1", between(0, 0.95), assumed("talks and looks around"),
              plausible(0.2, 0.6, linear, "half less or more than the assumed share"), "Share of a visit that police officers spend standing.");
    PARAMETER(double, loitering_checks, 1.5, "h-1", between(0, 20), assumed("most of the two checks of a pair-hour"),
              plausible(0.4, 4, logarithmic, "half a check to five an hour in all"),
              "Checks per hour by a pair of officers of people who have stood at a spot of the scene for ten minutes and more.");
    PARAMETER(double, loitering_after, 600, "s", between(10, 7200), assumed("longer than one waits for somebody"),
              plausible(300, 1800, logarithmic, "half to three times the assumed time"),
              "Time that somebody has stood at a spot of the scene from which on officers may check the person for it.");
    PARAMETER(double, loitering_range, 40, "m", between(1, 100), assumed("across half of the square"),
              plausible(20, 60, logarithmic, "half to one and a half times the assumed distance"),
              "Distance at which officers notice people who have stood at a spot of the scene for long.");
    PARAMETER(double, chance_range, 12, "m", between(1, 100), assumed("on their way"),
              plausible(6, 25, logarithmic, "half to twice the assumed distance"),
              "Distance within which officers choose whom to check when nothing was seen or reported.");
    PARAMETER(double, again_after, 3600, "s", between(0, 864000), assumed("once is enough for a visit"),
              plausible(1200, 14400, logarithmic, "a visit, or half a shift"),
              "Time before officers check the same person again, unless the person is seen dealing or disturbing.");
    PARAMETER(double, chance_checks, 0.5, "h-1", between(0, 20), assumed("the rest of the two checks of a pair-hour"),
              plausible(0.1, 1.5, logarithmic, "half a check to five an hour in all"),
              "Checks per hour by a pair of officers of people who stay around it, when nothing was seen or reported.");
};

/// A police officer on foot: comes for a visit of some minutes, walks where the scene is, checks people, goes on elsewhere.
class Police : public BeatRole<Police, PoliceParameters> {
public:
    static constexpr std::string_view name = "police";
    static constexpr RoleText text{"police", RoleGroup::order, OnDuty::in_uniform};
    static constexpr Topics topics{Topic::dealing, Topic::disturbance, Topic::offence};

    using BeatRole::BeatRole;

    /// By conduct seen, by a report, or by chance; never by age, sex or looks.
    std::optional<Meeting> whom(const View& view, PersonId id, const Patrol& patrol) const;
};

} // namespace plattan
