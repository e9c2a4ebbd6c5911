#pragma once

#include "interventions/day_plan.h"

namespace plattan {

/// A worker who removes graffiti and mends what is damaged by the next day, instead of waiting for the contractor.
struct Repairs {
    static constexpr std::string_view kind = "repairs";
    static constexpr std::string_view text =
        "A worker who removes the graffiti and mends the damage of the day before, and clears sleeping places whose owners were offered help.";

    struct Parameters {
        static constexpr std::string_view section = "repairs";

        PARAMETER(std::vector<Hours>, shifts, {Hours{28800, 36000}}, "1", at_least_one(anything()), given(),
                  "Hours of each shift of the worker who repairs.");
    };

    static void check(const Parameters&, const Features&, const Place&, Problems&) {}
    static RosterLine staff(const Parameters& parameters) { return {Cleaner::name, 1, parameters.shifts->size()}; }
    static void plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
    {
        plan.roster<Cleaner>(context,
                             {.people = 1, .shifts = spans_of(parameters.shifts), .payer = Payer::property_owners, .per_hour = context.costs.cleaner},
                             [&](Orders& orders, std::uint32_t) {
                                 orders.mends = true;
                                 orders.pace = static_cast<float>(*context.of<Cleaner>().pace);
                             });
    }
};

} // namespace plattan
