#pragma once

#include "roles/figures.h"
#include "roles/role_text.h"
#include "roles/spot_role.h"

namespace plattan {

struct YouthAtRiskParameters {
    static constexpr std::string_view section = "youth_at_risk";

    PARAMETER(double, spot_time, 900, "s", between(60, 14400), assumed("a quarter of an hour"),
              plausible(450, 2700, logarithmic, "half to three times the assumed time"),
              "Mean time that a young person at risk stays at one spot of the square.");
};

/// A young person at risk of being drawn into the scene: looks for company, near it and apart from it.
class YouthAtRisk : public SpotRole<YouthAtRisk, YouthAtRiskParameters> {
public:
    static constexpr std::string_view name = "youth_at_risk";
    static constexpr RoleText text{"youth at risk", RoleGroup::scene};
    static constexpr SpotTaste taste{.scene = taste_figures.youth_scene,
                                     .edge = taste_figures.youth_edge,
                                     .company = taste_figures.youth_company,
                                     .uniform = taste_figures.youth_uniform};
    static constexpr bool sits = false;

    using SpotRole::SpotRole;
};

} // namespace plattan
