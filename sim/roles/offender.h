#pragma once

#include "roles/figures.h"
#include "roles/role_text.h"
#include "roles/spot_role.h"

namespace plattan {

struct OffenderParameters {
    static constexpr std::string_view section = "offender";

    PARAMETER(double, spot_time, 240, "s", between(30, 7200), assumed("a few minutes, then on"),
              plausible(120, 720, logarithmic, "half to three times the assumed time"),
              "Mean time that an offender stays at one spot of the square.");
    PARAMETER(double, watch_radius, 30, "m", between(0, 100), assumed("as a dealer, a little less"),
              plausible(15, 50, logarithmic, "half to one and two thirds of the assumed distance"),
              "Distance at which an offender notices a uniform.");
};

/// Somebody who looks for an occasion; what comes of it is settled in encounters/offending. Where it goes follows flow and cover.
class Offender : public SpotRole<Offender, OffenderParameters> {
public:
    static constexpr std::string_view name = "offender";
    static constexpr RoleText text{"offender", RoleGroup::scene};
    static constexpr SpotTaste taste{
        .edge = taste_figures.offender_edge, .passers = taste_figures.offender_passers, .uniform = taste_figures.offender_uniform};
    static constexpr bool sits = false;

    using SpotRole::SpotRole;

    void enter(const View& view, PersonId id, People& people)
    {
        SpotRole::enter(view, id, people);
        people.watch_radius[id.index] = static_cast<float>(*parameters.watch_radius);
    }
};

} // namespace plattan
