#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// One cleaner's early round over the whole square.
struct CleaningRound {
    static constexpr std::string_view kind = "cleaning_round";
    static constexpr std::string_view text = "One cleaner's round over the whole square, which takes a share of what lies.";

    struct Parameters {
        static constexpr std::string_view section = "cleaning_round";

        PARAMETER(Hours, hours, Hours({18000, 25200}), "1", anything(), given(), "Hours in which the round is walked.");
        PARAMETER(double, removes, 0.5, "1", between(0, 1), assumed("every second item is seen and worth stooping for"),
                  plausible(0.3, 0.7, linear, "from a glance at what is large to a careful round"),
                  "Share of the items of litter passed on the round that is taken. No cost: the hours are paid for.");
    };

    static void check(const Parameters&, const Features&, const Place&, Problems&) {}
    static RosterLine staff(const Parameters&) { return {Cleaner::name, 1, 1}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
    {
        plan.roster<Cleaner>(context, {.people = 1, .shifts = {span_of(parameters.hours)}, .payer = Payer::city, .per_hour = context.costs.cleaner},
                             [&](Orders& orders, std::uint32_t) {
                                 orders.sweeps = true;
                                 orders.pace = static_cast<float>(*context.of<Cleaner>().pace);
                                 orders.takes = takes_share(parameters.removes);
                             });
    }
};

} // namespace plattan
