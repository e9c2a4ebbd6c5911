#include "commands/commands.h"

#include "base/problems.h"
#include "benchmarks/crossing.h"
#include "benchmarks/day_scenes.h"
#include "commands/scenario_folder.h"
#include "commands/words.h"

#include <fmt/format.h>

namespace plattan::commands {

namespace {

struct BenchWords {
    std::string scene = "crossing", instructions = "best", scenarios;
    std::size_t agents = 2000;
    int threads = 1;
    double measured = 20;
    std::uint32_t seed = 1;
    bool json = false, list = false;
};

InstructionSet instruction_set(const std::string& word)
{
    for (const InstructionSet set : {InstructionSet::plain, InstructionSet::avx2, InstructionSet::avx512})
        if (word == name_of(set)) {
            if (!has(set))
                throw InputError(fmt::format("--instructions: this machine has no {}", word));
            return set;
        }
    return best_instruction_set();
}

BenchmarkReport measure(const BenchWords& words)
{
    if (words.scene == "crossing") {
        CrossingSquare::Options options;
        options.agents = words.agents;
        options.threads = words.threads;
        options.measured = words.measured;
        options.seed = words.seed;
        options.instructions = instruction_set(words.instructions);
        return measure_crossing(options);
    }
    std::vector<std::string> names{"crossing"};
    for (const auto& scene : day_scenes()) {
        if (scene.name == words.scene)
            return measure_day_scene(scene, words.scenarios.empty() ? find_scenarios("--scenarios") : std::filesystem::path(words.scenarios),
                                     words.threads, instruction_set(words.instructions));
        names.push_back(scene.name);
    }
    throw InputError("--scene: " + unknown_word("scene", words.scene, names));
}

} // namespace

void add_bench(CLI::App& app, Call&)
{
    auto words = std::make_shared<BenchWords>();
    auto* command = app.add_subcommand("bench", "Measure how fast fixed scenes are simulated");
    command->add_option("--scene", words->scene, "crossing, square, event, day, ... (--list says what they are)")
        ->capture_default_str()
        ->type_name("NAME");
    command->add_option("--agents", words->agents, "People on the crossing square")
        ->capture_default_str()
        ->transform(whole_number(1, 15000))
        ->type_name("N");
    command->add_option("--threads", words->threads, "Threads")->capture_default_str()->transform(whole_number(1, 1024))->type_name("N");
    command->add_option("--measured", words->measured, "Seconds of the crossing square measured, after 10 s")
        ->capture_default_str()
        ->transform(decimal_number(1, 3600))
        ->type_name("S");
    command->add_option("--seed", words->seed, "Seed of the crossing square")
        ->capture_default_str()
        ->transform(whole_number(0, largest_seed))
        ->type_name("N");
    command->add_option("--instructions", words->instructions, "Instruction set of the inner loops; changes no result")
        ->capture_default_str()
        ->check(CLI::IsMember({"best", "plain", "avx2", "avx512"}));
    command->add_option("--scenarios", words->scenarios, "Folder of the scenario library, where it is not found by itself")->type_name("DIR");
    command->add_flag("--json", words->json, "One JSON object instead of a table");
    command->add_flag("--list", words->list, "Print the scenes and measure nothing");
    command->callback([words] {
        if (words->list) {
            fmt::print("{:<12} {}\n", "crossing", "100 m x 100 m with four octagons, four directions, --agents people");
            for (const auto& scene : day_scenes())
                fmt::print("{:<12} {}\n", scene.name, scene.what);
            return;
        }
        const auto report = measure(*words);
        fmt::print("{}", words->json ? report.json() + "\n" : report.text());
    });
}

} // namespace plattan::commands
