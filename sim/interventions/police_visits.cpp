#include "interventions/police_visits.h"

#include "interventions/beat.h"

#include <algorithm>

namespace plattan {

void PoliceVisits::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, place, problems);
    if (!parameters.times->empty() && (parameters.visits.given_in != "default" || parameters.hours.given_in != "default"))
        problems.add(place, "'times' fixes the visits; 'visits' and 'hours' are for drawn ones");
    if (!parameters.gate->empty())
        check_gate(site, parameters.gate, place, problems);
}

void PoliceVisits::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    std::vector<Seconds> starts;
    if (parameters.times->empty()) {
        const std::uint32_t line = plan.lines[std::string(Police::name)];
        Draws draws(context.run, person_key(static_cast<std::uint32_t>(Population::place), context.date.days_since_1970, line), 0, Purpose::visits);
        for (int visit = 0; visit < parameters.visits; ++visit)
            starts.push_back(parameters.hours->start + draws.uniform() * (parameters.hours->duration()));
        std::sort(starts.begin(), starts.end());
    } else {
        for (const double hour : *parameters.times)
            starts.push_back(hour * 3600);
    }
    std::vector<Hours> shifts;
    for (const Seconds start : starts) {
        // Whole minutes; time to come and go is paid as well.
        constexpr Seconds way = 300;
        const Seconds begin = std::min(std::floor(start / 60) * 60, seconds_per_day - 60);
        shifts.push_back({begin, std::fmod(begin + parameters.duration + 2 * way, seconds_per_day)});
    }
    GoalId gate;
    if (!parameters.gate->empty())
        gate = context.site.goal(*parameters.gate);
    plan.roster(
        context, std::string(Police::name), true, parameters.officers, shifts, "police", context.costs.police,
        [&](Orders& orders, std::uint32_t place) {
            orders.time_on_square = parameters.duration;
            orders.companion = place % 2;
            walk_beat<Police>(orders, context, parameters.route, parameters.directed);
        },
        gate);
}

} // namespace plattan
