#include "interventions/cleaners.h"

#include <algorithm>

namespace plattan {

void Cleaners::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    const bool vacuum = std::find(parameters.tools->begin(), parameters.tools->end(), "butt_vacuum") != parameters.tools->end();
    plan.roster(context, std::string(Cleaner::name), false, parameters.count, parameters.shifts, "property owners", context.costs.cleaner,
                [&](Orders& orders, std::uint32_t) {
                    orders.pace = static_cast<float>(*context.cleaner.pace);
                    orders.items_per_hour = static_cast<float>(vacuum ? *parameters.vacuum_items_per_hour : *parameters.hand_items_per_hour);
                    orders.takes_butt_share = static_cast<float>(vacuum ? *parameters.vacuum_catch : *parameters.hand_catch);
                });
    if (vacuum) {
        const Kronor daily = context.costs.butt_vacuum / (context.costs.machine_life * 365);
        plan.costs.push_back({"butt vacuum", "property owners", 0, daily * parameters.count});
    }
}

} // namespace plattan
