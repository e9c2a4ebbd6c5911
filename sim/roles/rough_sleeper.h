#pragma once

#include "roles/figures.h"
#include "roles/role_text.h"
#include "roles/spot_role.h"

namespace plattan {

struct RoughSleeperParameters {
    static constexpr std::string_view section = "rough_sleeper";

    PARAMETER(double, spot_time, 3600, "s", between(60, 28800), assumed("an hour at a good place"),
              plausible(1800, 10800, logarithmic, "half to three times the assumed time"),
              "Mean time that a rough sleeper stays at one spot of the square.");
};

/// Somebody who sleeps rough and spends time where it is dry and quiet.
class RoughSleeper : public SpotRole<RoughSleeper, RoughSleeperParameters> {
public:
    static constexpr std::string_view name = "rough_sleeper";
    static constexpr RoleText text{"rough sleeper", RoleGroup::scene};
    static constexpr SpotTaste taste{.shelter = taste_figures.rough_sleeper_shelter,
                                     .edge = taste_figures.rough_sleeper_edge,
                                     .company = taste_figures.rough_sleeper_company,
                                     .passers = taste_figures.rough_sleeper_passers,
                                     .uniform = taste_figures.rough_sleeper_uniform};
    static constexpr bool sits = true;

    using SpotRole::SpotRole;
};

} // namespace plattan
