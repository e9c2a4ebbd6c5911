// Runs when asked for: it takes some minutes. No parameter is without effect: each is moved to the end of its plausible range that lies further off,
// in a scenario that names it or what it acts on, and something of what is recorded must change.

#include "support/catch.h"
#include "support/square.h"

#include "base/parallel.h"
#include "base/random.h"
#include "day/ticks.h"

#include <bit>
#include <fmt/format.h>

using namespace plattan;
using namespace plattan::test;

namespace {

/// Every intervention at once, few visitors, and chances high enough that what is rare happens.
constexpr std::string_view everything = R"(
parameters:
  demand: {trips_factor: 0.08, regulars: 3000}
  scene: {offenders_at_peak: 20}
  police: {chance_checks: 20 h-1, loitering_checks: 10 h-1}
  upkeep: {graffiti_per_day: 40, damage_per_day: 40, seat_loss: 0.9}
interventions:
  - police_visits: {name: often, times: [12, 12.5, 22, 22.5], duration: 15 min, gate: D_north}
  - guards: {pairs: 2, shifts: [09:00-23:00]}
  - cleaners: {count: 2, shifts: [07:00-15:00, 13:00-22:00], tools: [butt_vacuum, scrubber]}
  - furniture: {add: [{kind: deck_chair, count: 40, area: furniture_b}]}
  - outreach: {workers: 2, shifts: [10:00-20:00]}
  - youth_workers: {workers: 2, shifts: [10:00-22:00]}
  - hosts: {count: 1, shifts: [10:00-20:00]}
  - place_manager: {shifts: [08:00-18:00]}
  - events: {hours: 12:30-14:00, audience: 200, appeal: 2}
  - kiosk: {at: [60, 20], hours: [09:00-21:00]}
  - cameras: {name: west, at: [2, 40], bearing: -20, range: 40, watched: [10:00-23:00]}
)";

/// What a run comes to: the states of people by the minute, and a hash of all that is recorded besides.
struct Traces {
    std::vector<std::uint64_t> minutes;
    std::uint64_t rest = 0;
};

std::uint64_t hash_of_records(const Simulation& simulation)
{
    std::uint64_t hash = 0;
    const auto add = [&](double value) { hash = mix(hash ^ std::bit_cast<std::uint64_t>(value)); };
    for (const auto& event : simulation.events()) {
        add(event.time);
        add(static_cast<double>(event.value));
    }
    for (const auto& figure : simulation.observables().summary)
        add(figure.value);
    for (const auto& series : simulation.observables().series)
        for (const double value : series.values)
            add(value);
    return hash;
}

/// @param seen called after each minute with its number and the state of people; false: enough has been seen
template <class F> TicksEnded run_by_minutes(Simulation& simulation, F seen)
{
    std::size_t minute = 0;
    TickHooks hooks;
    hooks.after = [&](const Simulation& so_far) {
        const auto& states = so_far.observables().state_hash;
        return !so_far.clock().every(60) || seen(minute++, states.empty() ? 0 : states.back());
    };
    return run_ticks(simulation, hooks);
}

Traces traces_of(Simulation& simulation)
{
    Traces traces;
    run_by_minutes(simulation, [&](std::size_t, std::uint64_t state) {
        traces.minutes.push_back(state);
        return true;
    });
    simulation.finish();
    traces.rest = hash_of_records(simulation);
    return traces;
}

/// Most figures move somebody within minutes: the run ends at the first minute that is another.
bool differs(Simulation& simulation, const Traces& usual)
{
    const auto ended = run_by_minutes(simulation, [&](std::size_t minute, std::uint64_t state) { return state == usual.minutes.at(minute); });
    if (ended == TicksEnded::enough)
        return true;
    simulation.finish();
    return hash_of_records(simulation) != usual.rest;
}

struct Window {
    double from, until;
    int days;
    std::vector<std::string> settings;
};

} // namespace

TEST_CASE("every parameter acts somewhere", "[.][parameters]")
{
    const Folder folder;
    const auto path = folder.write(
        "everything.yaml", fmt::format("scenario: Everything\nextends: {}/scenarios/baseline-2014.yaml\nspin_up: 0{}", PLATTAN_SOURCE, everything));
    const std::vector<Window> windows{{12, 13, 1, {}},
                                      {22, 23, 1, {}},
                                      {12, 13, 1, {"weather=rain", "date=2018-07-21"}},
                                      {16, 17, 1, {"weather=cold", "date=2018-12-18"}},
                                      {12.5, 13, 1, {"interventions.events.audience=4000", "demand.trips_factor=0.3"}},
                                      {0, 24, 9, {"demand.trips_factor=0.01"}}};
    struct Moved {
        std::string name, value;
    };
    std::vector<Moved> left;
    for (const auto& parameter : ModelParameters().describe_all())
        if (parameter.plausible) {
            const double now = std::stod(parameter.default_value), low = parameter.plausible->low, high = parameter.plausible->high;
            left.push_back(
                {parameter.section + "." + parameter.name, fmt::format("{:.9g}", std::abs(high - now) >= std::abs(now - low) ? high : low)});
        }
    REQUIRE(left.size() > 300);
    const Scenario scenario = load_scenario(path);
    SharedSites sites(scenario.features);
    const Workers workers(0);
    for (const auto& window : windows) {
        SimulationOptions options = hours(window.from, window.until, 1);
        options.days = window.days;
        options.sites = &sites;
        const Scenario scenario_of_window = load_scenario(path, window.settings);
        Simulation simulation(scenario_of_window, options);
        const Traces usual = traces_of(simulation);
        std::vector<char> acts(left.size());
        workers.for_items(left.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                auto settings = window.settings;
                settings.push_back(left[i].name + "=" + left[i].value);
                const Scenario moved = load_scenario(path, settings);
                Simulation course(moved, options);
                acts[i] = differs(course, usual);
            }
        });
        std::vector<Moved> idle;
        for (std::size_t i = 0; i < left.size(); ++i)
            if (!acts[i])
                idle.push_back(left[i]);
        left = idle;
    }
    for (const auto& parameter : left)
        UNSCOPED_INFO(parameter.name << " changes nothing at " << parameter.value);
    CHECK(left.empty());
}
