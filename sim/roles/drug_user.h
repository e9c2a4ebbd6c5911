#pragma once

#include "roles/figures.h"
#include "roles/role_text.h"
#include "roles/spot_role.h"

namespace plattan {

struct DrugUserParameters {
    static constexpr std::string_view section = "drug_user";

    PARAMETER(double, spot_time, 1200, "s", between(60, 14400), assumed("some twenty minutes"),
              plausible(600, 3600, logarithmic, "half to three times the assumed time"),
              "Mean time that a drug user stays at one spot of the square.");
    PARAMETER(double, watch_radius, 25, "m", between(0, 100), assumed("less than people who sell"),
              plausible(10, 40, logarithmic, "less than a dealer's in all cases"), "Distance at which a drug user notices a uniform.");
    PARAMETER(double, intoxicated_share, 0.4, "1", between(0, 1), assumed("the others show nothing"),
              plausible(0.2, 0.7, linear, "half to nearly twice the assumed share"), "Share of drug users who are visibly intoxicated.");
};

/// Somebody who uses drugs and spends time with others of the scene.
class DrugUser : public SpotRole<DrugUser, DrugUserParameters> {
public:
    static constexpr std::string_view name = "drug_user";
    static constexpr RoleText text{"drug user", RoleGroup::scene};
    static constexpr SpotTaste taste{.scene = taste_figures.drug_user_scene,
                                     .shelter = taste_figures.drug_user_shelter,
                                     .edge = taste_figures.drug_user_edge,
                                     .company = taste_figures.drug_user_company,
                                     .uniform = taste_figures.drug_user_uniform};
    static constexpr bool sits = false;

    using SpotRole::SpotRole;

    void enter(const View& view, PersonId id, People& people)
    {
        SpotRole::enter(view, id, people);
        Draws draws = view.lasting_draws(id, Purpose::scene_member);
        people.watch_radius[id.index] = static_cast<float>(*parameters.watch_radius);
        people.intoxicated[id.index] = draws.chance(parameters.intoxicated_share) ? 1 : 0;
    }
};

} // namespace plattan
