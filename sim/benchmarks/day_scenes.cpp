#include "benchmarks/day_scenes.h"

#include "benchmarks/stopwatch.h"
#include "experiments/replications.h"
#include "experiments/run.h"
#include "people/crowding.h"

#include <cmath>
#include <fmt/format.h>
#include <unistd.h>

namespace plattan {

const std::vector<DayScene>& day_scenes()
{
    static const std::vector<DayScene> scenes{
        {"square", "the square from 17:30 to 17:45", "summer-2018.yaml", 17.5, 17.75, {}, false},
        {"event", "5,000 people on the square, 12:45 to 13:15: they watch, then leave", "verification/event-5000.yaml", 12.75, 13.25, {}, false},
        {"day", "the whole day, 100,000 visitors, trajectories to a file", "summer-2018.yaml", 0, 24, {}, true},
        {"day-200000", "the whole day with 200,000 visitors", "summer-2018.yaml", 0, 24, {"demand.trips_factor=2"}, true},
    };
    return scenes;
}

namespace {

/// Wall time of all that plattan run does, the making of the site and the file included, with nothing else in memory.
double seconds_with_a_file(const Scenario& scenario, const SimulationOptions& options)
{
    RunOrder order;
    order.options = options;
    order.force = true;
    order.output = std::filesystem::temp_directory_path() / fmt::format("plattan-bench-{}.h5", getpid());
    Stopwatch whole(1);
    run_to_file(scenario, order, {});
    whole.phase_done(0);
    std::filesystem::remove(order.output);
    return whole.total();
}

} // namespace

BenchmarkReport measure_day_scene(const DayScene& scene, const std::filesystem::path& scenarios, int threads, InstructionSet instructions)
{
    Scenario scenario = load_scenario(scenarios / scene.scenario, scene.settings);
    scenario.spin_up = 0; // kept from one run to the next, and measured apart
    BenchmarkReport report;
    report.scene = scene.name;
    report.threads = threads;
    report.instructions = name_of(instructions);
    report.step = scenario.parameters.walking.reaction_time;
    report.motion_step = std::min(*scenario.parameters.walking.motion_step, report.step);
    report.simulated_seconds = (scene.until - scene.from) * 3600;

    SimulationOptions options;
    options.from = scene.from * 3600;
    options.until = scene.until * 3600;
    options.threads = threads;
    options.instructions = instructions;
    // Phases and figures come from a second run without a file, because looking at every tick takes time.
    const double file_seconds = scene.to_file ? seconds_with_a_file(scenario, options) : 0;
    double person_seconds = 0, walker_seconds = 0, speeds = 0;
    int snapshots = 0;
    Stopwatch watch(static_cast<std::size_t>(Simulation::Phase::count));
    const auto look = [&](const Simulation& simulation) {
        const People& people = simulation.people();
        person_seconds += static_cast<double>(people.present.size()) * simulation.clock().step();
        for (const PersonId id : people.present)
            if (people.activity[id.index] == Activity::walking) {
                walker_seconds += 1;
                speeds += length(people.velocity[id.index]);
            }
        const double part = (simulation.clock().now() - options.from) / report.simulated_seconds;
        if (part > (snapshots + 0.5) / 10 && !people.present.empty()) {
            report.overlaps_per_person += (overlaps_per_person(people) - report.overlaps_per_person) / ++snapshots;
        }
    };
    double steps = 0;
    std::uint64_t digest = 0;
    bool counts = false; // the tick that runs now
    const auto begin = [&](std::uint32_t, Simulation& prepared) {
        prepared.after_phase = [&](Simulation::Phase phase) { watch.phase_done(static_cast<std::size_t>(phase)); };
        TickHooks hooks;
        hooks.before = [&](const Simulation& simulation) {
            counts = simulation.clock().now() >= options.from;
            watch.restart();
        };
        hooks.after = [&](const Simulation& simulation) {
            if (counts) {
                look(simulation);
                ++steps;
            } else {
                watch.seconds.assign(watch.seconds.size(), 0);
            }
            return true;
        };
        return hooks;
    };
    const auto take_digest = [&](std::uint32_t, const Simulation& simulation) {
        for (const std::uint64_t hash : simulation.observables().state_hash)
            digest = mix(digest ^ hash);
    };
    Replications(scenario, {.options = options, .threads = threads}).run({options.run.replication}, begin, take_digest);
    report.wall_seconds = scene.to_file ? file_seconds : watch.total();
    report.agents = static_cast<std::size_t>(std::lround(person_seconds / report.simulated_seconds));
    report.agent_seconds_per_second = person_seconds / report.wall_seconds;
    report.agent_steps_per_second = report.agent_seconds_per_second / report.motion_step;
    report.mean_speed = walker_seconds > 0 ? speeds / walker_seconds : 0;
    for (std::size_t i = 0; i < watch.seconds.size(); ++i)
        report.phases.emplace_back(Simulation::phase_names[i], 1000 * watch.seconds[i] / steps);
    report.digest = fmt::format("{:016x}", digest);
    return report;
}

} // namespace plattan
