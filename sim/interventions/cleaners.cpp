#include "interventions/cleaners.h"

#include <algorithm>

namespace plattan {

void Cleaners::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    const auto has = [&](std::string_view tool) {
        return std::find(parameters.tools->begin(), parameters.tools->end(), tool) != parameters.tools->end();
    };
    const bool vacuum = has("butt_vacuum");
    plan.roster<Cleaner>(
        context,
        {.people = parameters.count, .shifts = spans_of(parameters.shifts), .payer = Payer::property_owners, .per_hour = context.costs.cleaner},
        [&](Orders& orders, std::uint32_t) {
            orders.pace = static_cast<float>(*context.of<Cleaner>().pace);
            orders.directed = parameters.directed;
            orders.break_after = context.of<Cleaner>().break_after;
            orders.break_length = context.of<Cleaner>().break_length;
            // A night shift scrubs in the morning it ends in.
            const Seconds midnight = context.day_start + (orders.ends_at > context.day_start + seconds_per_day ? seconds_per_day : 0);
            orders.scrubs = has("scrubber") ? Span{midnight, midnight + parameters.scrubbing_ends} : Span{0, 0};
            orders.scrubs_square_metres_per_hour = static_cast<float>(*parameters.scrubber_square_metres_per_hour);
            orders.items_per_hour = static_cast<float>(vacuum ? *parameters.vacuum_items_per_hour : *parameters.hand_items_per_hour);
            orders.takes[LitterKind::butt] = static_cast<float>(vacuum ? *parameters.vacuum_catch : *parameters.hand_catch);
            orders.takes[LitterKind::lodged_butt] = 0;
        });
    if (vacuum)
        plan.write_off("butt vacuum", Payer::property_owners, context.costs.butt_vacuum * parameters.count, context.costs.machine_life);
    if (has("scrubber"))
        plan.write_off("scrubber", Payer::property_owners, context.costs.scrubber * parameters.count, context.costs.machine_life);
}

} // namespace plattan
