#include "commands/commands.h"

#include "benchmarks/crossing.h"

#include <fmt/format.h>

namespace plattan::commands {

void add_bench(CLI::App& app, Call&)
{
    struct Words {
        std::string scene = "crossing", instructions = "best";
        std::size_t agents = 2000;
        int threads = 1;
        double warm_up = 10, measured = 20;
        std::uint32_t seed = 1;
        std::vector<std::string> settings;
        bool json = false;
    };
    auto words = std::make_shared<Words>();
    auto* command = app.add_subcommand("bench", "Measure how fast fixed scenes are simulated");
    command->add_option("--scene", words->scene, "What to simulate")->capture_default_str()->type_name("NAME");
    command->add_option("--agents", words->agents, "People on the crossing square")
        ->capture_default_str()
        ->check(CLI::Range(1, 15000))
        ->type_name("N");
    command->add_option("--threads", words->threads, "Threads")->capture_default_str()->check(CLI::Range(1, 1024))->type_name("N");
    command->add_option("--measured", words->measured, "Simulated seconds measured")->capture_default_str()->check(CLI::Range(1, 3600));
    command->add_option("--seed", words->seed, "Seed of the start")->capture_default_str();
    command->add_flag("--json", words->json, "One JSON object instead of a table");
    command->callback([words] {
        CrossingSquare::Options options;
        options.agents = words->agents;
        options.threads = words->threads;
        options.measured = words->measured;
        options.seed = words->seed;
        const auto report = measure_crossing(options);
        fmt::print("{}", words->json ? report.json() + "\n" : report.text());
    });
}

} // namespace plattan::commands
