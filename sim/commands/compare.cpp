#include "commands/commands.h"

#include "commands/compare_files.h"
#include "commands/compare_study.h"
#include "commands/words.h"
#include "estimates/estimates_table.h"
#include "estimates/stopping.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan::commands {

namespace {

struct CompareWords {
    std::vector<std::string> files, untils;
    std::string folder, from;
    std::uint32_t seed = 1;
    int replications = 30, days = 0, threads = 0, parameter_draws = 0;
    bool anyway = false, quiet = false, all = false, no_maps = false;
};

bool is_scenario(const std::filesystem::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

/// "half_width:10%" as 0.1; nothing where it is a time of day.
std::optional<double> half_width_of(const std::string& word)
{
    constexpr std::string_view key = "half_width:";
    if (!word.starts_with(key))
        return std::nullopt;
    std::string number = word.substr(key.size());
    if (number.ends_with('%'))
        number.pop_back();
    if (const auto fault = fault_of_decimal_number(number, 0.1, 100); !fault.empty() || !word.ends_with('%'))
        throw InputError(fmt::format("--until: '{}' is no half width; expected half_width:10% or another share from 0.1 to 100 %", word));
    return std::stod(number) / 100;
}

CompareOrder order_of(const CompareWords& words, const Call& call)
{
    CompareOrder order;
    order.study.scenarios.assign(words.files.begin(), words.files.end());
    order.study.name = "comparison with " + order.study.scenarios.front().stem().string();
    order.study.seed = words.seed;
    order.study.replications = words.replications;
    if (!words.from.empty())
        order.study.from = time_of_day(words.from, "--from", false);
    for (const auto& word : words.untils)
        if (const auto share = half_width_of(word))
            order.half_width = share;
        else
            order.study.until = time_of_day(word, "--until", true);
    if (words.days > 0)
        order.study.days = words.days;
    for (const auto& indicator : declared_indicators()) // of those that are figures of a run, so that a sweep tells them too
        if (indicator.headline && indicator.name != "unsafe_evening" && indicator.name != "all_deals" && indicator.name != "expected_offences")
            order.study.primary.push_back(indicator.name);
    order.folder = words.folder.empty()
                       ? std::filesystem::path("results") / fmt::format("{}-compared-{}", order.study.scenarios.front().stem().string(), words.seed)
                       : std::filesystem::path(words.folder);
    order.threads = words.threads;
    order.parameter_draws = words.parameter_draws;
    order.study.keep = words.no_maps ? Keep::summary : Keep::minutes;
    order.anyway = words.anyway;
    order.quiet = words.quiet;
    order.all = words.all;
    order.command_line = call.command_line;
    return order;
}

/// Options that are of no meaning for runs that are there already.
void refuse_options_of_scenarios(const CLI::App& command)
{
    Problems problems;
    for (const char* option : {"--replications", "--seed", "--from", "--until", "--days", "--parameter-draws", "--no-maps"})
        if (command.count(option) > 0)
            problems.add({option}, "says which runs are simulated; these are runs that are there already");
    problems.stop_if_any();
}

void compare_runs(const CompareWords& words, const Call& call)
{
    for (const auto& path : words.files)
        if (is_scenario(path))
            throw InputError(fmt::format("{}: this is a scenario, and others of these are runs; simulate it first: plattan run {}", path, path));
    compare_files({{words.files.begin(), words.files.end()}, words.folder, call.command_line, words.anyway, words.quiet, words.all});
}

void compare(const CompareWords& words, const CLI::App& command, Call& call)
{
    if (words.files.size() == 1 && is_study_folder(words.files.front())) {
        refuse_options_of_scenarios(command);
        return compare_study(words.files.front(), words.all, words.quiet);
    }
    for (const auto& file : words.files)
        if (is_study_folder(file)) // and it is not alone
            throw InputError(fmt::format("{}: this is the folder of a study, which holds all that it compares: plattan compare {}", file, file));
    if (words.files.size() < 2)
        throw InputError("compare: expected two scenarios, run files or folders at least, or the folder of one study");
    if (std::all_of(words.files.begin(), words.files.end(), is_scenario)) {
        if (!compare_scenarios(order_of(words, call)))
            call.exit_code = 1;
        return;
    }
    refuse_options_of_scenarios(command);
    compare_runs(words, call);
}

} // namespace

void add_compare(CLI::App& app, Call& call)
{
    auto words = std::make_shared<CompareWords>();
    auto* command = app.add_subcommand(
        "compare", "Say how scenarios differ, with intervals and words: what is missing is simulated in pairs first.\n"
                   "The first is what the others are compared with. Scenarios are simulated into a folder, and the same command goes on\n"
                   "with it; run files, folders of replications and folders of studies are taken as they are. Runs of other times, dates,\n"
                   "places or programs are refused.");
    command->add_option("files", words->files, "Scenarios; or run files and folders of replications; or the folder of a study")
        ->required()
        ->transform(something())
        ->type_name("SCENARIO.yaml... | RUN.h5... | DIR...");
    command->add_option("-o,--output", words->folder, "Folder of the answer; of scenarios without it results/<first>-compared-<seed>")
        ->transform(something())
        ->type_name("DIR");
    command->add_option("--replications", words->replications, "Paired runs of each scenario; more of them continue those that are there")
        ->capture_default_str()
        ->transform(whole_number(1, most_replications))
        ->type_name("N");
    command
        ->add_option("--until", words->untils,
                     "End at this time of the last day; or half_width:10%: add pairs until each headline interval reaches at most so far\n"
                     "to each side, as a share of the level (at least ten pairs, at most --replications)")
        ->transform(something())
        ->type_name("HH:MM | half_width:P%")
        ->expected(1)
        ->take_all();
    command->add_option("--from", words->from, "Record from this time of the first day; the half hour before is simulated as well")
        ->transform(something())
        ->type_name("HH:MM");
    command->add_option("--days", words->days, "Days of each run, instead of the scenario's")->transform(whole_number(1, 400))->type_name("N");
    command->add_option("--seed", words->seed, "Seed of all draws; a replication draws the same in each scenario")
        ->capture_default_str()
        ->transform(whole_number(0, largest_seed))
        ->type_name("N");
    command
        ->add_option("--parameter-draws", words->parameter_draws,
                     "Draws of what is assumed, over what is plausible; each is two more pairs of runs of each scenario. 0: none")
        ->capture_default_str()
        ->transform(whole_number(0, 100'000))
        ->type_name("N");
    command->add_option("--threads", words->threads, "Runs at a time; 0: as many as there are processors to use. Changes no result")
        ->capture_default_str()
        ->transform(whole_number(0, 1024))
        ->type_name("N");
    command->add_flag("--anyway", words->anyway, "Compare unlike runs all the same; what differs stands above the table");
    command->add_flag("--all", words->all, "Every figure, not only the headline indicators");
    command->add_flag("--no-maps", words->no_maps, "Keep figures alone: no maps, no whole run of each scenario");
    command->add_flag("--quiet", words->quiet, "No progress, no table");
    command->callback([words, command, &call] { compare(*words, *command, call); });
}

} // namespace plattan::commands
