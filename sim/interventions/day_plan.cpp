#include "interventions/day_plan.h"

#include <algorithm>
#include <numeric>

namespace plattan {

void DayPlan::roster(const PlanningContext& context, const RosteredRole& role, const Staffing& staffing, const WriteOrders& write)
{
    const Kronor per_hour = staffing.per_hour * price_index;
    const std::uint32_t line = lines[role.name]++;
    double hours = 0;
    for (std::size_t number = 0; number < staffing.shifts.size(); ++number) {
        const Span& shift = staffing.shifts[number];
        hours += shift.duration() / 3600;
        for (std::size_t minute = 0; minute < cost_by_minute.size(); ++minute) {
            const double begins = static_cast<double>(minute) * 60, paid = std::min(shift.until, begins + 60) - std::max(shift.from, begins);
            cost_by_minute[minute] += std::max(0.0, paid) / 3600 * staffing.people * per_hour;
        }
        for (int place = 0; place < staffing.people; ++place) {
            Duty duty{role.name,
                      line,
                      static_cast<std::uint32_t>(place),
                      static_cast<std::uint32_t>(number),
                      role.uniform,
                      context.date,
                      context.day_start + shift.from,
                      staffing.gate,
                      {}};
            duty.orders.ends_at = context.day_start + shift.until;
            write(duty.orders, static_cast<std::uint32_t>(place));
            duties.push_back(std::move(duty));
        }
    }
    costs.push_back({role.name, staffing.payer, hours * staffing.people, hours * staffing.people * per_hour});
}

namespace {

void append(const std::vector<Span>& more, std::vector<Span>& list) { list.insert(list.end(), more.begin(), more.end()); }

/// Adds what is left after midnight of the hours of things of the day before: to the same thing where it is there today too, else by itself.
/// @param hours_of the hours of a thing, of type std::vector<Span>*; null where it has none
template <class Thing, class Same, class HoursOf>
void let_run_over(const std::vector<Thing>& before, std::vector<Thing>& today, Same&& same, HoursOf&& hours_of)
{
    const std::size_t of_date = today.size();
    for (Thing thing : before) {
        auto* hours = hours_of(thing);
        if (hours == nullptr)
            continue;
        const auto left = overnight(*hours);
        if (left.empty())
            continue;
        const auto end = today.begin() + static_cast<std::ptrdiff_t>(of_date);
        if (const auto there = std::find_if(today.begin(), end, [&](const Thing& one) { return same(one, thing); }); there != end) {
            if (auto* own = hours_of(*there))
                append(left, *own);
        } else {
            *hours = left;
            today.push_back(std::move(thing));
        }
    }
}

void let_run_over(const std::vector<ChangedHours>& before, std::vector<ChangedHours>& today)
{
    for (const auto& change : before) {
        if (!change.of_date)
            continue;
        const auto left = overnight(*change.of_date);
        const auto there = std::find_if(today.begin(), today.end(), [&](const ChangedHours& one) { return one.gate == change.gate; });
        (there == today.end() ? today.emplace_back(ChangedHours{change.gate, std::nullopt, std::nullopt}) : *there).overnight = left;
    }
}

} // namespace

void DayPlan::go_on_from(const DayPlan& day_before, Seconds day_start)
{
    for (std::size_t minute = 0; minute < minutes_of_date; ++minute)
        cost_by_minute[minute] += day_before.cost_by_minute[minutes_of_date + minute];
    if (day_start == 0)
        for (Duty duty : day_before.duties)
            if (duty.orders.ends_at > day_start) {
                duty.starts_at = std::max(duty.starts_at, day_start);
                duties.push_back(std::move(duty));
            }
    for (Gathering gathering : day_before.gatherings)
        if (gathering.hours.runs_over_midnight()) {
            gathering.hours = gathering.hours.seen_next_day();
            gatherings.push_back(std::move(gathering));
        }
    for (const auto& away : day_before.seats_away)
        if (auto left = overnight(away.hours); !left.empty())
            seats_away.push_back({std::move(left), away.all, away.seats});
    if (office.hours.empty())
        office.delay = day_before.office.delay;
    append(overnight(day_before.office.hours), office.hours);
    append(overnight(day_before.office.room), office.room);
    const auto same_place = [](const auto& a, const auto& b) { return a.position == b.position; };
    const std::size_t cameras_of_date = cameras.size();
    let_run_over(
        day_before.cameras, cameras,
        [](const WatchedCamera& a, const WatchedCamera& b) {
            return a.camera.position == b.camera.position && a.camera.bearing == b.camera.bearing && a.camera.range == b.camera.range;
        },
        [](WatchedCamera& one) { return &one.watched; });
    for (std::size_t i = cameras_of_date; i < cameras.size(); ++i)
        cameras[i].visible = false; // dealers who come today do not know of it
    let_run_over(day_before.luminaires, luminaires, same_place, [](Luminaire& one) { return one.hours ? &*one.hours : nullptr; });
    let_run_over(day_before.changes.doors, changes.doors, same_place, [](Door& one) { return one.hours ? &*one.hours : nullptr; });
    let_run_over(day_before.changes.gate_hours, changes.gate_hours);
}

Kronor DayPlan::cost_after_midnight() const { return std::accumulate(cost_by_minute.begin() + minutes_of_date, cost_by_minute.end(), Kronor{}); }

Features SiteChanges::applied_to(Features features) const
{
    features.screens.insert(features.screens.end(), screens.begin(), screens.end());
    features.doors.insert(features.doors.end(), doors.begin(), doors.end());
    for (const auto& change : gate_hours) {
        Gate& gate = features.gates[change.gate.index];
        gate.hours_of_date = change.of_date ? change.of_date : gate.hours_of_date;
        gate.hours_overnight = change.overnight ? change.overnight : gate.hours_overnight;
    }
    return features;
}

void DayPlan::pay_for_replaced(const SeatReplacement& replacement, std::size_t count)
{
    pay("seats replaced", Payer::property_owners, replacement.price * static_cast<double>(count));
    costs.back().entry = replacement.entry;
}

void DayPlan::pay(const std::string& what, Payer payer, Kronor price)
{
    const Kronor kronor = price * price_index;
    costs.push_back({what, payer, 0, kronor});
    for (std::size_t minute = 0; minute < minutes_of_date; ++minute)
        cost_by_minute[minute] += kronor / static_cast<double>(minutes_of_date);
}

void DayPlan::write_off(const std::string& what, Payer payer, Kronor price, double years)
{
    pay(what + ", written off", payer, price / (years * 365));
    costs.back().outlay = price * price_index;
}

} // namespace plattan
