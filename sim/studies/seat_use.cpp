#include "studies/seat_use.h"

#include "people/events.h"
#include "record/day_inventory.h"

namespace plattan {

void SeatUse::add(const FinishedRows& rows)
{
    const DayPlan& plan = rows.inventory->plan;
    for (const Event& event : rows.events)
        if (event.kind == EventKind::sat_down && event.thing >= 0 && static_cast<std::size_t>(event.thing) < plan.seats.size()) {
            const auto brought = plan.kinds_of_seats.find(plan.seats[static_cast<std::size_t>(event.thing)].id);
            ++times[brought == plan.kinds_of_seats.end() ? "of the place" : brought->second];
        }
}

NumberTable SeatUse::table() const
{
    NumberTable result{"sat_down_by_seat", "1", "times that somebody sat down, by kind of seat", {}, {"times"}, {}};
    for (const auto& [kind, count] : times) {
        result.rows.push_back(kind);
        result.values.push_back(count);
    }
    return result;
}

} // namespace plattan
