#include "experiments/run.h"

#include "base/checked_file.h"
#include "base/version.h"
#include "day/spin_up.h"
#include "experiments/interruption.h"
#include "record/stored_state.h"

#include <fmt/format.h>

namespace plattan {

namespace {

RunHeader header_of(const Scenario& scenario, const RunOrder& order)
{
    RunHeader header;
    header.scenario_name = scenario.name;
    header.scenario_yaml = scenario.yaml;
    header.scenario_resolved = scenario.resolved;
    header.site_text = scenario.site_text;
    header.demand_text = scenario.demand_text;
    header.date = scenario.date.text();
    header.command_line = order.command_line;
    header.started = order.started;
    header.crs = scenario.features.crs;
    header.seed = order.options.run.seed;
    header.replication = order.options.run.replication;
    header.days = order.options.days.value_or(scenario.days);
    header.origin_x = scenario.features.origin_x;
    header.origin_y = scenario.features.origin_y;
    ModelParameters parameters = scenario.parameters;
    header.parameters = parameters.describe_all();
    return header;
}

/// The same for two runs only where one may go on with the other: what may differ is where it ends, and the number of threads.
std::uint64_t identity_of(const Scenario& scenario, const RunOrder& order)
{
    const auto& options = order.options;
    return hash_of_texts(scenario, hash_of_text(fmt::format("{} {} {} {} {} {}", version().program, version().git, options.run.seed,
                                                            options.run.replication, options.from, order.trajectories)));
}

void write_results(RunFile& file, const Simulation& simulation)
{
    file.append(simulation.unrecorded());
    file.write_summary(simulation.measured());
    const Light& light = simulation.ground().light;
    std::vector<float> lux;
    for (std::size_t cell = 0; cell < light.lattice().size(); ++cell)
        lux.push_back(static_cast<float>(light.lamps_at_night(cell)));
    file.write_screens(simulation.place().features().screens);
    file.write_grids(simulation.measured(), lux);
}

void tell(const std::function<void(const Simulation&)>& whom, const Simulation& simulation)
{
    if (whom)
        whom(simulation);
}

} // namespace

void run_to_file(const Scenario& scenario, const RunOrder& order, const RunWatch& watch)
{
    const RunHeader header = header_of(scenario, order);
    const std::uint64_t identity = identity_of(scenario, order);
    const auto stored = order.resume ? read_state(order.output) : std::nullopt;
    if (stored && stored->identity != identity)
        throw InputError(
            fmt::format("{}: was begun by another scenario, seed or version of plattan; run without --resume, or change the scenario back",
                        state_path(order.output).string()));
    SimulationOptions options = order.options;
    std::vector<std::uint8_t> slow_state;
    if (!stored) {
        const SpinUpOrder before{options.run, options.from, options.threads};
        const auto show = [&](const Simulation& simulation) {
            if (interrupted())
                throw Interrupted("interrupted in the days before the first, of which nothing is kept; the same command begins anew");
            tell(watch.spin_up, simulation);
        };
        slow_state = order.cache ? kept_spin_up(scenario, before, show) : spin_up(scenario, before, show);
        options.slow_state = &slow_state;
    } else {
        options.stored = &stored->simulation;
        options.days_done = stored->days_done;
    }
    Simulation simulation(scenario, options);
    if (stored && simulation.done())
        throw InputError(fmt::format("{}: {} days of it are done already", order.output.string(), stored->days_done));
    auto file = stored ? std::make_unique<RunFile>(order.output, simulation.measured(), order.trajectories, stored->recorded)
                       : std::make_unique<RunFile>(order.output, header, simulation.names(), simulation.measured(), order.trajectories);
    if (!stored)
        std::filesystem::remove(state_path(order.output)); // of an earlier run of that name
    if (order.trajectories)
        simulation.record_trajectories_to([&](std::size_t block, TrajectoryBlock rows) { file->write_block(block, std::move(rows)); });
    simulation.record_days_to([&](const FinishedRows& rows) { file->append(rows); },
                              [&] {
                                  write_state(order.output, {identity, simulation.days_done(), file->recorded(), simulation.store()});
                              });
    while (!simulation.done() && !interrupted()) {
        simulation.tick();
        if (simulation.now().every(60))
            tell(watch.progress, simulation);
    }
    const bool complete = simulation.done();
    const auto reached = time_of_day_text(simulation.now().time_of_day());
    simulation.finish();
    tell(watch.finished, simulation);
    write_results(*file, simulation);
    file->close(complete);
    if (complete)
        std::filesystem::remove(state_path(order.output));
    else
        throw Interrupted(fmt::format("interrupted at {} of day {}; what was simulated is kept in {}. The same command with --resume {}", reached,
                                      simulation.now().day() + 1, file->part_path().string(),
                                      simulation.days_done() > 0 ? fmt::format("goes on from the end of day {}", simulation.days_done())
                                                                 : std::string("simulates the run anew")));
}

} // namespace plattan
