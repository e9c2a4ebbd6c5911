#include "commands/commands.h"

#include "base/descriptor.h"
#include "base/text_file.h"
#include "commands/progress.h"
#include "commands/scenario_folder.h"
#include "commands/words.h"
#include "experiments/calibration.h"
#include "experiments/interruption.h"
#include "record/output_claim.h"

#include <filesystem>
#include <fmt/format.h>

namespace plattan::commands {

namespace {

struct CalibrateWords {
    std::vector<std::string> only;
    std::string scenario, output = "results/calibration.json";
    int threads = 0, days = 3;
    bool resume = false;
};

void run(const CalibrateWords& words)
{
    std::vector<std::string> known;
    for (const auto& stage : calibration_stages())
        known.push_back(stage.name);
    for (const auto& word : words.only)
        if (std::find(known.begin(), known.end(), word) == known.end())
            throw InputError("--only: " + unknown_word("stage", word, known));
    CalibrationOrder order;
    order.scenario = scenario_or_baseline(words.scenario, "SCENARIO");
    order.only = words.only;
    order.threads = words.threads;
    order.days = words.days;
    order.stop = interrupted;
    CalibrationRecord record;
    const std::filesystem::path output = words.output;
    if (std::filesystem::is_directory(output) || !output.has_filename())
        throw InputError(fmt::format("{}: this is a folder; a name for the record is missing", output.string()));
    std::error_code error;
    if (output.has_parent_path())
        if (std::filesystem::create_directories(output.parent_path(), error); error)
            fail_to_write(output, error.value());
    const OutputClaim claim(output, moment_text()); // two fits would write over each other
    if (words.resume && std::filesystem::exists(output)) {
        record = CalibrationRecord::parse(read_text_file(output), output.string());
        if (const auto differences = identity_of_fit(load_scenario(order.scenario), order.days).differences_from(record.identity);
            !differences.empty())
            throw InputError(
                fmt::format("{} is the record of another fit: {}; it stays as it is. -o names another file", output.string(), differences));
    } else if (std::filesystem::exists(output))
        throw InputError(fmt::format("{} is there already: go on with it (--resume) or name another file (-o)", output.string()));
    catch_interruptions();
    std::size_t tries = 0;
    calibrate(order, record, [&](const CalibrationStep& step) {
        for (const auto& stage : calibration_stages())
            if (stage.name == step.stage)
                fmt::print("{:>3} {:<9} {} = {:.4g}: {} {:.4g}, wanted {:.4g} ({:+.1f} %)\n", ++tries, step.stage, stage.parameter, step.value,
                           stage.figure, step.figures.at(stage.figure), stage.target, 100 * step.deviation);
        std::fflush(stdout);
        write_text_file(output, record.json());
    });
    write_text_file(output, record.json());
    fmt::print("\nFound, after {} days in all (the record is {}):\n", record.steps.size() * static_cast<std::size_t>(record.days), output.string());
    for (const auto& [key, value] : record.found)
        fmt::print("  {:<32} {:.4g}\n", key, value);
}

} // namespace

void add_calibrate(CLI::App& app, Call&)
{
    auto words = std::make_shared<CalibrateWords>();
    auto* command =
        app.add_subcommand("calibrate", "Fit the few calibrated parameters to the baseline, stage by stage, and write the record of the fit");
    command->add_option("scenario", words->scenario, "Scenario of the baseline; without it scenarios/baseline-2014.yaml")->type_name("SCENARIO.yaml");
    command->add_option("--only", words->only, "Only this stage: litter, day, night, stopping, index (repeat the option)")
        ->type_name("STAGE")
        ->allow_extra_args(false);
    command->add_option("-o,--output", words->output, "Record of the fit")->capture_default_str()->type_name("FILE.json");
    command->add_option("--days", words->days, "Days of a try")->capture_default_str()->transform(whole_number(1, 30))->type_name("N");
    command->add_option("--threads", words->threads, "Threads; 0: all. Changes no result")
        ->capture_default_str()
        ->transform(whole_number(0, 1024))
        ->type_name("N");
    command->add_flag("--resume", words->resume, "Go on with an interrupted fit: tries on record are not simulated again");
    command->callback([words] { run(*words); });
}

} // namespace plattan::commands
