#include "experiments/run.h"

#include "experiments/interruption.h"

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

void write_results(RunFile& file, const Scenario& scenario, const Simulation& simulation)
{
    file.write_tables(simulation.who(), simulation.what_happened(), simulation.names());
    file.write_observables(simulation.measured(), scenario.date.text(), {{"cost", "SEK", "rostered hours and write-off, all payers"}},
                           {simulation.cost()});
    const Light& light = simulation.ground().light;
    std::vector<float> lux;
    for (std::size_t cell = 0; cell < light.lattice().size(); ++cell)
        lux.push_back(static_cast<float>(light.lamps_at_night(cell)));
    file.write_light(light.lattice(), lux);
}

} // namespace

void run_to_file(const Scenario& scenario, const RunOrder& order, const std::function<void(const Simulation&)>& progress,
                 const std::function<void(const Simulation&)>& finished)
{
    Simulation simulation(scenario, order.options);
    RunFile file(order.output, header_of(scenario, order), order.trajectories);
    if (order.trajectories)
        simulation.record_trajectories_to([&](std::size_t block, TrajectoryBlock rows) { file.write_block(block, std::move(rows)); });
    while (!simulation.done() && !interrupted()) {
        simulation.tick();
        if (simulation.now().every(60))
            progress(simulation);
    }
    const bool complete = simulation.done();
    const auto reached = time_of_day_text(simulation.now().time_of_day());
    simulation.finish();
    finished(simulation);
    write_results(file, scenario, simulation);
    file.close(complete);
    if (!complete)
        throw Interrupted(fmt::format("interrupted at {} of day {}; what was simulated is kept in {}. The same command simulates the run anew",
                                      reached, simulation.now().day() + 1, file.part_path().string()));
}

} // namespace plattan
