#include "interventions/day_plan.h"

#include <algorithm>

namespace plattan {

void DayPlan::roster(const PlanningContext& context, const std::string& role, bool uniform, int count, const std::vector<Hours>& shifts,
                     const std::string& payer, Kronor per_hour, const std::function<void(Orders&, std::uint32_t)>& write, GoalId gate)
{
    const std::uint32_t line = lines[role]++;
    double hours_on_date = 0;
    const auto pay_from = [&](Seconds from, Seconds until) {
        for (std::size_t minute = 0; minute < cost_by_minute.size(); ++minute) {
            const double begins = static_cast<double>(minute) * 60, paid = std::min(until, begins + 60) - std::max(from, begins);
            cost_by_minute[minute] += std::max(0.0, paid) / 3600 * count * per_hour;
        }
    };
    for (std::size_t shift = 0; shift < shifts.size(); ++shift) {
        const Hours& hours = shifts[shift];
        const Seconds end = hours.start + hours.duration();
        hours_on_date += (std::min(end, seconds_per_day) - hours.start + std::max(0.0, end - seconds_per_day)) / 3600;
        pay_from(hours.start, std::min(end, seconds_per_day));
        pay_from(0, std::max(0.0, end - seconds_per_day));
        // A shift that crosses midnight began the evening before as well, for the run's first day.
        for (const Seconds start : {hours.start - seconds_per_day, hours.start}) {
            if (start < 0 && (!hours.crosses_midnight() || context.day_start > 0))
                continue;
            for (int place = 0; place < count; ++place) {
                Duty duty{role,
                          line,
                          static_cast<std::uint32_t>(place),
                          static_cast<std::uint32_t>(shift + (start < 0 ? shifts.size() : 0)),
                          uniform,
                          context.day_start + std::max(0.0, start),
                          gate,
                          {}};
                duty.orders.ends_at = context.day_start + start + hours.duration();
                write(duty.orders, static_cast<std::uint32_t>(place));
                duties.push_back(std::move(duty));
            }
        }
    }
    costs.push_back({role, payer, hours_on_date * count, hours_on_date * count * per_hour});
}

Features SiteChanges::applied_to(Features features) const
{
    features.screens.insert(features.screens.end(), screens.begin(), screens.end());
    features.doors.insert(features.doors.end(), doors.begin(), doors.end());
    for (const auto& change : gate_hours)
        features.gates[change.gate.index].hours = change.hours;
    return features;
}

void DayPlan::pay(const std::string& what, const std::string& payer, Kronor kronor)
{
    costs.push_back({what, payer, 0, kronor});
    for (double& minute : cost_by_minute)
        minute += kronor / static_cast<double>(cost_by_minute.size());
}

void DayPlan::write_off(const std::string& what, const std::string& payer, Kronor price, double years)
{
    pay(what + ", written off", payer, price / (years * 365));
}

} // namespace plattan
