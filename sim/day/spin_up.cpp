#include "day/spin_up.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr double weight = 10;     // numerical: whom a visitor of a spin-up stands for; a test holds both afternoons together
constexpr int repeated_days = 28; ///< litter needs two weeks, damage eight days (docs/model/start.md)

std::vector<std::uint8_t> simulate(const Scenario& scenario, const SimulationOptions& options, const TickHooks& hooks,
                                   const std::function<void(Simulation&)>& at_end)
{
    Simulation simulation(scenario, options);
    if (run_ticks(simulation, hooks) == TicksEnded::stopped)
        throw Interrupted("interrupted in the days before the first, of which nothing is kept; the same command begins anew");
    if (at_end)
        at_end(simulation);
    return simulation.store_slow_state();
}

struct WrittenDay {
    Date date;
    GroundDay ground;
};

/// Who cleans on a date: of each intervention that does, whether it holds then.
std::vector<bool> cleaning_on(const Scenario& scenario, Date date)
{
    std::vector<bool> holds;
    for (const auto& one : scenario.interventions)
        if (std::holds_alternative<CleaningRound::Parameters>(one.what) || std::holds_alternative<Cleaners::Parameters>(one.what) ||
            std::holds_alternative<BinService::Parameters>(one.what))
            holds.push_back(one.period.holds(date));
    return holds;
}

/// The days written down take turns, except that on a date on which more is cleaned than on the day whose turn it is, the next takes its
/// place that is cleaned as well.
const WrittenDay& day_for(const Scenario& scenario, Date date, const std::vector<WrittenDay>& days)
{
    const auto wanted = cleaning_on(scenario, date);
    const auto lacking = [&](const WrittenDay& day) {
        const auto there = cleaning_on(scenario, day.date);
        std::size_t count = 0;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            count += wanted[i] && !there[i] ? 1 : 0;
        return count;
    };
    const auto turn = static_cast<std::size_t>(date.days_since_1970) % days.size();
    const WrittenDay* best = &days[turn];
    for (std::size_t later = 1; later < days.size(); ++later)
        if (const WrittenDay& day = days[(turn + later) % days.size()]; lacking(day) < lacking(*best))
            best = &day;
    return *best;
}

/// Days between those simulated and the first: none, or up to six, so that on the days simulated everybody cleans who cleans in a week.
int days_between(const Scenario& scenario)
{
    const auto cleaned = [&](int between) {
        std::vector<bool> any;
        for (int ago = 1; ago <= scenario.spin_up; ++ago) {
            const auto there = cleaning_on(scenario, scenario.date.next(-between - ago));
            any.resize(there.size());
            for (std::size_t i = 0; i < there.size(); ++i)
                any[i] = any[i] || there[i];
        }
        return std::count(any.begin(), any.end(), true);
    };
    int best = 0;
    for (int between = 1; between < 7; ++between)
        if (cleaned(between) > cleaned(best))
            best = between;
    return best;
}

/// Days before the first, of which the ground alone lives through many more.
std::vector<std::uint8_t> days_before(const Scenario& scenario, SimulationOptions options, TickHooks hooks)
{
    options.days = scenario.spin_up;
    Scenario before = scenario;
    before.date = scenario.date.next(-scenario.spin_up - days_between(scenario));
    std::vector<WrittenDay> written(static_cast<std::size_t>(scenario.spin_up));
    for (int day = 0; day < scenario.spin_up; ++day)
        written[static_cast<std::size_t>(day)].date = before.date.next(day);
    hooks.before = [&](Simulation& simulation) { simulation.write_down(&written[static_cast<std::size_t>(simulation.clock().day())].ground); };
    const auto live_on = [&](Simulation& simulation) {
        for (int ago = repeated_days; ago > 0; --ago) {
            const Date date = scenario.date.next(-ago);
            const WrittenDay& day = day_for(scenario, date, written);
            simulation.repeat_ground(day.ground, day.date, date);
        }
    };
    return simulate(before, options, hooks, live_on);
}

} // namespace

bool has_spin_up(const Scenario& scenario) { return scenario.spin_up > 0 && !scenario.demand.classes.empty() && scenario.demand.trips_per_day > 0; }

Seconds hours_before(Seconds from) { return std::max(0.0, from - Simulation::warm_up); }

Scenario what_counts_before(const Scenario& scenario, Seconds from)
{
    Scenario before = scenario;
    before.demand.crowds.clear();
    // The dates that are looked at: those simulated, those that the ground lives through, and the one before each, which may run over midnight.
    constexpr int most_between = 6;
    const Date first = scenario.date.next(-std::max(repeated_days, scenario.spin_up + most_between) - 1);
    const Date last = scenario.date.next(hours_before(from) > 0 ? 0 : -1);
    std::erase_if(before.interventions, [&](const Intervention& one) {
        for (Date date = first; date <= last; date = date.next(1))
            if (one.period.holds(date))
                return false;
        return true;
    });
    before.days = 1;
    return before;
}

std::vector<std::uint8_t> spin_up(const Scenario& scenario, const SpinUpOrder& order, const TickHooks& hooks)
{
    if (!has_spin_up(scenario))
        return {};
    const Scenario ordinary = what_counts_before(scenario, order.from);
    SimulationOptions options;
    options.run = order.run;
    options.threads = order.threads;
    options.visitor_weight = weight;
    options.sites = order.sites;
    auto state = days_before(ordinary, options, hooks);
    if (hours_before(order.from) == 0)
        return state;
    options.days = 1;
    options.until = hours_before(order.from);
    options.slow_state = &state;
    return simulate(ordinary, options, hooks, {});
}

} // namespace plattan
