#include "interventions/police_visits.h"

#include "interventions/beat.h"
#include "interventions/figures.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

/// Of a visit, in whole minutes; time to come and go is paid as well.
Seconds rostered_length(const PoliceVisits::Parameters& parameters)
{
    return std::ceil((parameters.duration + 2 * staff_figures.way_of_police) / 60) * 60;
}

/// Time in which the first visit and all others can begin: the last must be over before the next day's first could begin.
Seconds time_for_beginnings(const PoliceVisits::Parameters& parameters)
{
    return std::min(parameters.hours->duration(), seconds_per_day - rostered_length(parameters));
}

/// Beginnings of visits in `hours`, each at least a visit's length after the one before: points drawn evenly in the time that is left when
/// all lengths between them are taken out, in order, and the lengths put back.
std::vector<Seconds> drawn_beginnings(const PoliceVisits::Parameters& parameters, Draws draws)
{
    const Seconds length = rostered_length(parameters);
    const double room = std::max(0.0, time_for_beginnings(parameters) - (parameters.visits - 1) * length);
    std::vector<Seconds> beginnings;
    for (int visit = 0; visit < parameters.visits; ++visit)
        beginnings.push_back(parameters.hours->start + draws.uniform() * room);
    std::sort(beginnings.begin(), beginnings.end());
    for (std::size_t visit = 0; visit < beginnings.size(); ++visit)
        beginnings[visit] += static_cast<double>(visit) * length;
    return beginnings;
}

} // namespace

int PoliceVisits::most_visits(const Parameters& parameters)
{
    return 1 + static_cast<int>(time_for_beginnings(parameters) / rostered_length(parameters));
}

void PoliceVisits::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    check_route(site, parameters.route, parameters.route.place_or(place), problems);
    if (!parameters.times->empty() && (parameters.visits.is_given() || parameters.hours.is_given()))
        problems.add(parameters.times.place_or(place), "'times' fixes the visits; 'visits' and 'hours' are for drawn ones");
    if (parameters.times->empty() && parameters.visits > most_visits(parameters))
        problems.add(parameters.visits.place_or(place),
                     fmt::format("{} visits that do not overlap do not fit: at most {} of {:.0f} minutes, with the way there and back, "
                                 "begin in {}",
                                 *parameters.visits, most_visits(parameters), rostered_length(parameters) / 60, parameters.hours->text()));
    if (!parameters.gate->empty())
        check_gate(site, parameters.gate, parameters.gate.place_or(place), problems);
}

void PoliceVisits::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    std::vector<Seconds> beginnings;
    if (parameters.times->empty()) {
        const std::uint32_t line = plan.lines[std::string(Police::name)];
        const PersonKey key = person_key(static_cast<std::uint32_t>(Population::place), context.date.days_since_1970, line);
        beginnings = drawn_beginnings(parameters, Draws(context.run, key, 0, Purpose::visits));
    }
    for (const double hour : *parameters.times)
        beginnings.push_back(hour * 3600);
    std::vector<Span> shifts;
    for (const Seconds beginning : beginnings) {
        const Seconds whole_minute = std::floor(beginning / 60) * 60;
        shifts.push_back({whole_minute, whole_minute + rostered_length(parameters)});
    }
    GoalId gate;
    if (!parameters.gate->empty())
        gate = context.site.goal(*parameters.gate);
    plan.roster<Police>(
        context, {.people = parameters.officers, .shifts = shifts, .payer = Payer::police, .per_hour = context.costs.police, .gate = gate},
        [&](Orders& orders, std::uint32_t place) {
            orders.time_on_square = parameters.duration;
            orders.companion = place % 2;
            walk_beat<Police>(orders, context, parameters.route, parameters.directed);
            const Ground& ground = context.site.ground();
            if (std::any_of(orders.route.begin(), orders.route.end(), [&](Vec2 p) { return ground.on_square(p); })) // they visit the square
                std::erase_if(orders.route, [&](Vec2 p) { return !ground.on_square(p); });
        });
}

} // namespace plattan
