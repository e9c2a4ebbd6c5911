#include "day/spin_up.h"

#include "base/cache.h"
#include "base/checked_file.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr double weight = 10;
constexpr int repeated_days = 28; ///< litter needs two weeks, damage eight days (docs/model/start.md)

/// None where the scenario asks for none, or has no everyday visitors who would bring a state.
bool is_needed(const Scenario& scenario) { return scenario.spin_up > 0 && !scenario.demand.classes.empty() && scenario.demand.trips_per_day > 0; }

std::vector<std::uint8_t> simulate(const Scenario& scenario, const SimulationOptions& options, const std::function<void(Simulation&)>& before_tick,
                                   const std::function<void(Simulation&)>& at_end, const std::function<void(const Simulation&)>& progress)
{
    Simulation simulation(scenario, options);
    while (!simulation.done()) {
        before_tick(simulation);
        simulation.tick();
        if (progress && simulation.now().every(60))
            progress(simulation);
    }
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
std::vector<std::uint8_t> days_before(const Scenario& scenario, SimulationOptions options, const std::function<void(const Simulation&)>& progress)
{
    options.days = scenario.spin_up;
    Scenario before = scenario;
    before.date = scenario.date.next(-scenario.spin_up - days_between(scenario));
    std::vector<WrittenDay> written(static_cast<std::size_t>(scenario.spin_up));
    for (int day = 0; day < scenario.spin_up; ++day)
        written[static_cast<std::size_t>(day)].date = before.date.next(day);
    const auto write_down = [&](Simulation& simulation) { simulation.write_down(&written[static_cast<std::size_t>(simulation.now().day())].ground); };
    const auto live_on = [&](Simulation& simulation) {
        for (int ago = repeated_days; ago > 0; --ago) {
            const Date date = scenario.date.next(-ago);
            const WrittenDay& day = day_for(scenario, date, written);
            simulation.repeat_ground(day.ground, day.date, date);
        }
    };
    return simulate(before, options, write_down, live_on, progress);
}

} // namespace

std::vector<std::uint8_t> spin_up(const Scenario& scenario, const SpinUpOrder& order, const std::function<void(const Simulation&)>& progress)
{
    if (!is_needed(scenario))
        return {};
    Scenario ordinary = scenario;
    ordinary.demand.crowds.clear();
    SimulationOptions options;
    options.run = order.run;
    options.threads = order.threads;
    options.visitor_weight = weight;
    auto state = days_before(ordinary, options, progress);
    const Seconds begins = order.from - Simulation::warm_up;
    if (begins <= 0)
        return state;
    options.days = 1;
    options.until = begins;
    options.slow_state = &state;
    const auto nothing = [](Simulation&) {};
    return simulate(ordinary, options, nothing, nothing, progress);
}

std::vector<std::uint8_t> kept_spin_up(const Scenario& scenario, const SpinUpOrder& order, const std::function<void(const Simulation&)>& progress)
{
    if (!is_needed(scenario))
        return {};
    const std::uint64_t draws = hash_of_text(fmt::format("{} {} {}", order.run.seed, order.run.replication, order.from));
    const auto name = fmt::format("spin-up-{:016x}", hash_of_texts(scenario, hash_of_program(draws)));
    if (auto kept = from_cache(name))
        return std::move(*kept);
    auto state = spin_up(scenario, order, progress);
    to_cache(name, state);
    return state;
}

} // namespace plattan
