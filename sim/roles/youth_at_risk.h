#pragma once

#include "roles/role_text.h"
#include "roles/spot_role.h"

namespace plattan {

struct YouthAtRiskParameters {
    static constexpr std::string_view section = "youth_at_risk";

    PARAMETER(double, spot_time, 900, "s", between(60, 14400), assumed("a quarter of an hour"), "Mean time at one spot.");
};

/// A young person at risk of being drawn into the scene: looks for company, near it and apart from it.
class YouthAtRisk : public SpotRole<YouthAtRisk, YouthAtRiskParameters> {
public:
    static constexpr std::string_view name = "youth_at_risk";
    static constexpr RoleText text{"youth at risk", RoleGroup::scene};
    static constexpr SpotTaste taste{.scene = 0.4, .edge = 0.8, .company = 1.0, .uniform = 0.5};
    static constexpr bool sits = false;

    using SpotRole::SpotRole;
};

} // namespace plattan
