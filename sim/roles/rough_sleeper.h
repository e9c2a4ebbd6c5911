#pragma once

#include "roles/role_text.h"
#include "roles/spot_role.h"

namespace plattan {

struct RoughSleeperParameters {
    static constexpr std::string_view section = "rough_sleeper";

    PARAMETER(double, spot_time, 3600, "s", between(60, 28800), assumed("an hour at a good place"), "Mean time at one spot.");
};

/// Somebody who sleeps rough and spends time where it is dry and quiet.
class RoughSleeper : public SpotRole<RoughSleeper, RoughSleeperParameters> {
public:
    static constexpr std::string_view name = "rough_sleeper";
    static constexpr RoleText text{"rough sleeper", RoleGroup::scene};
    static constexpr SpotTaste taste{.shelter = 1.5, .edge = 1.5, .company = 0.2, .passers = -0.3, .uniform = 0.5};
    static constexpr bool sits = true;

    using SpotRole::SpotRole;
};

} // namespace plattan
