#pragma once

#include "roles/role_text.h"
#include "roles/spot_role.h"

namespace plattan {

struct OffenderParameters {
    static constexpr std::string_view section = "offender";

    PARAMETER(double, spot_time, 240, "s", between(30, 7200), assumed("a few minutes, then on"), "Mean time at one spot.");
    PARAMETER(double, watch_radius, 30, "m", between(0, 100), assumed("as a dealer, a little less"),
              "Distance at which an offender notices a uniform.");
};

/// Somebody who looks for an occasion; what comes of it is settled in encounters/offending. Where it goes follows flow and cover.
class Offender : public SpotRole<Offender, OffenderParameters> {
public:
    static constexpr std::string_view name = "offender";
    static constexpr RoleText text{"offender", RoleGroup::scene};
    static constexpr SpotTaste taste{.edge = 0.3, .passers = 0.8, .uniform = 1.5};
    static constexpr bool sits = false;

    using SpotRole::SpotRole;

    void enter(const Scene& scene, PersonId id, People& people)
    {
        SpotRole::enter(scene, id, people);
        people.watch_radius[id.index] = static_cast<float>(*parameters.watch_radius);
    }
};

} // namespace plattan
