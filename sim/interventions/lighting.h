#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// One new luminaire.
struct LampAddition {
    Vec2 at;
    Lumen lumen = 5000;
    Metres height = 5;
    bool always = false;
    std::optional<Hours> hours;
    Place place; ///< of `at`
};

void read_value(const Node& node, LampAddition& value, const Reading& reading);
void read_value(const Node& node, std::vector<LampAddition>& value, const Reading& reading);
Stored stored(const std::vector<LampAddition>& value);
std::string schema_of(const std::vector<LampAddition>*, const Allowed& allowed);

/// Another flux of a luminaire that stands there.
struct LampChange {
    std::string id;
    Lumen lumen = 0;
    Place place; ///< of `id`
};

void read_value(const Node& node, LampChange& value, const Reading& reading);
void read_value(const Node& node, std::vector<LampChange>& value, const Reading& reading);
Stored stored(const std::vector<LampChange>& value);
std::string schema_of(const std::vector<LampChange>*, const Allowed& allowed);

/// More light, or less: the lamps of an area brought to a mean illuminance, and new lamps.
struct Lighting {
    static constexpr std::string_view kind = "lighting";
    static constexpr std::string_view text =
        "The lamps of a walkable area brought to a mean illuminance at night, single lamps changed, and new lamps.";

    struct Parameters {
        static constexpr std::string_view section = "lighting";

        PARAMETER(std::string, area, "", "1", anything(), given(), "Walkable area whose lamps are changed.");
        PARAMETER(double, lux, 20, "lx", between(0, 500), given(),
                  "Mean horizontal illuminance of the area at night; minimum and uniformity follow from the lamps of the area. Needs `area`.");
        PARAMETER(std::vector<LampChange>, lamps, {}, "1", anything(), given(),
                  "Luminaires of the site whose light is changed: a list of {id, lumen}, or one of them; `plattan check --places` lists the ids.");
        PARAMETER(std::vector<LampAddition>, add, {}, "1", anything(), given(),
                  "New lamps: a list of {at: [x, y], lumen, height, always_on, hours}.");
        PARAMETER(double, mended_after, -1, "d", between(-1, 365), given("when the contractor comes"),
                  "Days after which a lamp that has failed burns again; -1: as `upkeep.repaired_after` says. No cost: what a quicker contract costs "
                  "is not known.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
