#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// Cleaners who work through a shift, from one dirty spot to the next.
struct Cleaners {
    static constexpr std::string_view kind = "cleaners";
    static constexpr std::string_view text = "Cleaners who pick up litter through their shifts, by hand or with a butt vacuum.";

    struct Parameters {
        static constexpr std::string_view section = "cleaners";

        PARAMETER(int, count, 1, "1", between(0, 50), given(), "Number of cleaners on duty in each shift.");
        PARAMETER(std::vector<Hours>, shifts, {Hours{25200, 54000}}, "1", at_least_one(anything()), given(), "Hours of each shift of the cleaners.");
        PARAMETER(std::vector<std::string>, tools, words("hand_picker"), "1", one_of("hand_picker", "butt_vacuum", "scrubber"), given(),
                  "Tools of the cleaners: the butt vacuum takes most butts, and more in an hour; the scrubber takes everything, early in the day, "
                  "where few people are.");
        PARAMETER(
            bool, directed, true, "1", anything(), given("dispatched to what is reported"),
            "Whether the cleaners go where litter has been reported, as far as they know, when none lies in sight. No cost: the hours are paid for.");
        PARAMETER(double, scrubber_square_metres_per_hour, 1700, "m2 h-1", between(300, 6000), assumed("0.7 m wide, walking pace"),
                  plausible(1200, 2500, logarithmic, "0.5 to 0.9 m wide, with turns"),
                  "Ground a scrubber cleans in an hour. No cost: the hours are paid for, and the machine by `tools`.");
        PARAMETER(double, scrubbing_ends, 28800, "s", between(0, 86400), given("works best from five to eight, below one person on 20 m2"),
                  "Time of day until which the scrubber is driven. No cost: the hours are paid for, and the machine by `tools`.");
        PARAMETER(double, hand_items_per_hour, 250, "h-1", between(50, 2000), assumed("an item in a quarter of a minute"),
                  plausible(120, 450, logarithmic, "butts or cups, in joints or on slabs"),
                  "Items of litter that a cleaner picks up in an hour by hand; butts count double. No cost: the hours are paid for.");
        PARAMETER(
            double, vacuum_items_per_hour, 900, "h-1", between(50, 5000), assumed("an item in four seconds"),
            plausible(400, 1500, logarithmic, "butts or cups, in joints or on slabs"),
            "Items of litter that a cleaner takes up in an hour with a butt vacuum. No cost: the hours are paid for, and the machine by `tools`.");
        PARAMETER(double, vacuum_catch, 1, "1", between(0, 1), assumed("what it misses lies in joints: litter.lodged_share"),
                  plausible(0.85, 1, linear, "the 85 % of the trade, if none of what is missed lies in joints"),
                  "Share of loose butts a butt vacuum catches. No cost: the hours are paid for, and the machine by `tools`.");
        PARAMETER(double, hand_catch, 0.6, "1", between(0, 1), assumed("butts are slow and easily missed by hand: half of all, lodged ones included"),
                  plausible(0.4, 0.8, linear, "a third less or more than the assumed share"),
                  "Share of loose butts that a cleaner who works by hand takes. No cost: the hours are paid for.");
    };

    static void check(const Parameters&, const Features&, const Place&, Problems&) {}
    static RosterLine staff(const Parameters& parameters) { return {Cleaner::name, parameters.count, parameters.shifts->size()}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan);
};

} // namespace plattan
