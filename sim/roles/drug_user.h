#pragma once

#include "roles/role_text.h"
#include "roles/spot_role.h"

namespace plattan {

struct DrugUserParameters {
    static constexpr std::string_view section = "drug_user";

    PARAMETER(double, spot_time, 1200, "s", between(60, 14400), assumed("some twenty minutes"), "Mean time at one spot.");
    PARAMETER(double, watch_radius, 25, "m", between(0, 100), assumed("less than who sells"), "Distance at which a drug user notices a uniform.");
    PARAMETER(double, intoxicated_share, 0.4, "1", between(0, 1), assumed("the others show nothing"), "Share who are visibly intoxicated.");
};

/// Somebody who uses drugs and spends time with others of the scene.
class DrugUser : public SpotRole<DrugUser, DrugUserParameters> {
public:
    static constexpr std::string_view name = "drug_user";
    static constexpr RoleText text{"drug user", RoleGroup::scene};
    static constexpr SpotTaste taste{.scene = 1.0, .shelter = 0.3, .edge = 0.5, .company = 0.6, .uniform = 1.0};
    static constexpr bool sits = false;

    using SpotRole::SpotRole;

    void enter(const Scene& scene, PersonId id, People& people)
    {
        SpotRole::enter(scene, id, people);
        Draws draws = scene.lasting_draws(id, Purpose::scene_member);
        people.watch_radius[id.index] = static_cast<float>(*parameters.watch_radius);
        people.intoxicated[id.index] = draws.chance(parameters.intoxicated_share) ? 1 : 0;
    }
};

} // namespace plattan
