#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// Pieces of one kind that are put into one area.
struct SeatAddition {
    std::string kind = "deck_chair";
    int count = 1;
    std::string area;
    Place place; ///< of the area, which is what can be wrong for a site
};

void read_value(const Node& node, SeatAddition& value, const Reading& reading);
void read_value(const Node& node, std::vector<SeatAddition>& value, const Reading& reading);
Stored stored(const std::vector<SeatAddition>& value);
std::string schema_of(const std::vector<SeatAddition>*, const Allowed& allowed);

/// Temporary furniture: more places to sit.
struct Furniture {
    static constexpr std::string_view kind = "furniture";
    static constexpr std::string_view text = "Temporary furniture put into areas of the square: places to sit.";

    struct Parameters {
        static constexpr std::string_view section = "furniture";

        PARAMETER(std::vector<SeatAddition>, add, {}, "1", anything(), given(),
                  "Pieces to put up: a list of {kind: loose_chair, deck_chair or bench, count, area: a zone or walkable area}.");
        PARAMETER(std::vector<std::string>, remove, {}, "1", anything(), given(),
                  "Areas whose seats are taken away: zones or walkable areas. No cost: what taking seats away costs is not known.");
        PARAMETER(std::vector<Hours>, put_away, {}, "1", anything(), given("they stay out"),
                  "Hours in which the loose pieces of this entry are put away; of an entry that adds none, all loose pieces.");
        PARAMETER(double, replaced_after, 0, "d", between(0, 365), given("nobody replaces them"),
                  "Days after which a loose piece of this entry that was broken or carried off is replaced, and paid for; 0: never. Of an entry that "
                  "adds none, "
                  "all loose pieces.");
    };

    static void check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems);
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
