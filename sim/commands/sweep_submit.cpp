#include "commands/sweep_submit.h"

#include "base/child_process.h"
#include "base/processors.h"
#include "base/text_file.h"
#include "commands/progress.h"
#include "commands/words.h"
#include "experiments/interruption.h"
#include "studies/worker.h"

#include <chrono>
#include <fmt/format.h>
#include <thread>

namespace plattan::commands {

namespace {

constexpr const char* script_name = "submit.sbatch";
constexpr std::size_t usual_largest_array = 1001; ///< Slurm's own default

/// What a run takes: of those that are done, or of one that is simulated for it.
double seconds_of_run(const StudyFolder& folder, const StudyState& state)
{
    if (state.count(StudyState::Of::done) > 0)
        return state.mean_seconds();
    say("timing one run ...\n");
    const double begun = processor_seconds(); // the node that logs people in is busy with others, those of a task are not
    simulate_run(folder, folder.runs().front(), 1, interrupted);
    return processor_seconds() - begun;
}

/// MaxArraySize of the cluster: sites set it as they like.
std::size_t largest_array()
{
    const auto asked = run_program({"scontrol", "show", "config"});
    const auto at = asked.output.find("MaxArraySize");
    const auto digits = at == std::string::npos ? at : asked.output.find_first_of("0123456789", at);
    return asked.exit_code != 0 || digits == std::string::npos ? usual_largest_array : std::stoull(asked.output.substr(digits, 9));
}

/// A busy controller refuses for a moment; what is wrong with the job it says at once.
std::string submit(const std::vector<std::string>& words)
{
    constexpr int tries = 5;
    std::chrono::seconds pause(2);
    for (int turn = 1;; ++turn) {
        const auto answer = run_program(words);
        if (answer.exit_code == 0)
            return answer.output.substr(0, answer.output.find_first_of(";\n"));
        if (answer.exit_code == 127)
            throw MachineError("there is no sbatch here: Slurm is not installed, or this is not a login node of the cluster");
        const bool may_pass = answer.errors.find("Socket timed out") != std::string::npos || answer.errors.find("temporarily") != std::string::npos ||
                              answer.errors.find("Unable to contact") != std::string::npos;
        if (!may_pass || turn == tries || interrupted())
            throw std::runtime_error(fmt::format("sbatch refuses: {}", answer.errors.substr(0, answer.errors.find_last_not_of('\n') + 1)));
        std::this_thread::sleep_for(pause);
        pause *= 2;
    }
}

} // namespace

void submit_to_slurm(const StudyFolder& folder, SlurmRequest request, bool dry_run)
{
    const StudyState state(folder);
    const auto path = folder.path() / script_name;
    std::error_code error;
    std::vector<std::string> words{"sbatch", "--parsable", "--chdir=" + std::filesystem::absolute(folder.path()).string()};
    std::string script;
    if (std::filesystem::exists(path, error)) { // it may have been edited; options given now count for this submission
        script = read_text_file(path);
        if (shards_of_script(script) == 0)
            throw InputError(fmt::format("{}: it does not say into how many shards the study is cut ('shards=N')", path.string()));
        for (const auto& [option, value] :
             {std::pair{"--account=", request.account}, {"--partition=", request.partition}, {"--time=", request.time}, {"--mem=", request.memory}})
            if (!value.empty())
                words.push_back(option + value);
        words.insert(words.end(), request.more.begin(), request.more.end());
    } else {
        const double seconds = seconds_of_run(folder, state);
        const std::size_t runs = folder.runs().size(), shards = shards_for(runs, seconds, request, largest_array());
        if (request.time.empty())
            request.time = time_limit(runs, shards, seconds, request.processors);
        if (request.memory.empty())
            request.memory = "1G";
        script = slurm_script(folder, request, shards);
        if (!dry_run)
            write_text_file(path, script);
    }
    const auto missing = array_of_missing(folder, state, shards_of_script(script));
    if (missing.empty()) {
        fmt::print("Every run has its row; there is nothing to submit. plattan sweep collect {}\n", folder.path().string());
        return;
    }
    words.push_back("--array=" + missing);
    words.push_back(std::filesystem::absolute(path).string());
    if (dry_run) {
        fmt::print("{}\n# {}\n", script, fmt::join(words, " "));
        return;
    }
    fmt::print(
        "Job {} works on the shards {} of {}.\n  plattan sweep status {}\n  plattan sweep submit {}     what is still missing when it has ended\n"
        "  plattan sweep collect {}\n",
        submit(words), missing, shards_of_script(script), folder.path().string(), folder.path().string(), folder.path().string());
}

void add_slurm_options(CLI::App& command, SlurmRequest& request, bool& dry_run)
{
    const auto group = "Slurm";
    const auto text = [&](const char* name, std::string& value, const char* what, const char* type) {
        command.add_option(name, value, what)->transform(something())->type_name(type)->group(group);
    };
    text("--account", request.account, "Project that pays", "NAME");
    text("--partition", request.partition, "Partition", "NAME");
    text("--mem", request.memory, "Memory of a task; without it 1G", "SIZE");
    text("--time", request.time, "Time limit of a task, such as 2h or 90min; without it twice what its runs are expected to take", "TIME");
    command.add_option("--shard-minutes", request.seconds_of_shard, "How long a task is to take")
        ->transform(CLI::Validator(
            [](std::string& word) {
                if (auto fault = fault_of_decimal_number(word, 0.01, 10000); !fault.empty())
                    return fault;
                word = fmt::format("{}", 60 * std::stod(word));
                return std::string();
            },
            ""))
        ->type_name("MINUTES")
        ->group(group);
    command.add_option("--cpus", request.processors, "Processors of a task: so many runs at a time")
        ->capture_default_str()
        ->transform(whole_number(1, 1024))
        ->type_name("N")
        ->group(group);
    command.add_option("--sbatch", request.more, "Another option for sbatch, such as --sbatch=--qos=short; may be repeated")
        ->type_name("OPTION")
        ->allow_extra_args(false)
        ->group(group);
    command.add_flag("--dry-run", dry_run, "Print the script and the command, and submit nothing")->group(group);
}

} // namespace plattan::commands
