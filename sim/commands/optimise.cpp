#include "commands/commands.h"

#include "commands/optimise_study.h"
#include "commands/scenario_folder.h"
#include "commands/words.h"
#include "studies/measure.h"
#include "studies/study.h"

#include <algorithm>
#include <fmt/ranges.h>

namespace plattan::commands {

namespace {

struct OptimiseWords {
    std::string base, folder, over, objectives, from, until;
    std::vector<std::string> budgets;
    std::uint32_t seed = 1;
    int budget_days = 0, search_replications = 4, replications = 20, parameter_draws = 0, most_options = 80, threads = 0;
    bool quiet = false;
};

std::vector<std::string> words_of(const std::string& list)
{
    std::vector<std::string> words;
    for (std::size_t at = 0; at <= list.size();) {
        const auto comma = std::min(list.find(',', at), list.size());
        words.push_back(list.substr(at, comma - at));
        at = comma + 1;
    }
    return words;
}

/// Short words for what is asked most.
std::string indicator_behind(const std::string& word)
{
    return word == "unsafe_hours" ? "unsafe_person_hours" : word == "stays" ? "stay_hours" : word == "index" ? "safety_index" : word;
}

std::vector<Objective> objectives_of(const std::string& words, Problems& problems)
{
    std::vector<Objective> objectives;
    std::vector<std::string> known{"unsafe_hours", "stays", "index"};
    for (const auto& one : declared_indicators())
        if (one.sense != Sense::neither)
            known.push_back(one.name);
    for (const auto& word : words_of(words)) {
        const auto& list = declared_indicators();
        const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == indicator_behind(word); });
        if (found == list.end())
            problems.add({"--objective"}, unknown_word("indicator", word, known));
        else if (found->sense == Sense::neither)
            problems.add({"--objective"}, fmt::format("neither more nor less of {} is better", word));
        else if (std::any_of(objectives.begin(), objectives.end(), [&](const auto& one) { return one.indicator == found->name; }))
            problems.add({"--objective"}, fmt::format("'{}' stands there twice", word));
        else
            objectives.push_back({found->name, found->sense});
    }
    return objectives;
}

/// "1300000" or "city:500000".
void add_budget(const std::string& word, std::map<std::string, double>& budgets, Problems& problems)
{
    constexpr double most = 1e12;
    const auto colon = word.find(':');
    const std::string payer = colon == std::string::npos ? "" : word.substr(0, colon);
    std::string number = colon == std::string::npos ? word : word.substr(colon + 1);
    if (const auto fault = fault_of_decimal_number(number, 0, most); !fault.empty())
        problems.add(
            {"--budget"},
            fmt::format("'{}': {}; expected kronor in digits alone, without a unit and without spaces, such as 1300000 or city:500000", word, fault));
    else if (!budgets.emplace(payer, std::stod(number)).second)
        problems.add({"--budget"}, payer.empty() ? "two budgets for all together" : fmt::format("two budgets of '{}'", payer));
}

OptimiseOrder order_of(const OptimiseWords& words, const Call& call)
{
    OptimiseOrder order;
    Problems problems;
    for (const auto& word : words_of(words.over))
        if (std::find(measure_names().begin(), measure_names().end(), word) == measure_names().end())
            problems.add({"--over"}, unknown_word("measure", word, measure_names()));
        else if (std::find(order.measures.begin(), order.measures.end(), word) != order.measures.end())
            problems.add({"--over"}, fmt::format("'{}' stands there twice", word));
        else
            order.measures.push_back(word);
    order.objectives = objectives_of(words.objectives, problems);
    for (const auto& word : words.budgets)
        add_budget(word, order.budgets, problems);
    problems.stop_if_any();
    order.base = scenario_or_baseline(words.base, "BASE.yaml");
    order.folder = words.folder.empty() ? std::filesystem::path("results") / (order.base.stem().string() + "-optimised-" + std::to_string(words.seed))
                                        : std::filesystem::path(words.folder);
    order.budget_days = words.budget_days;
    order.seed = words.seed;
    order.search_replications = words.search_replications;
    order.replications = words.replications;
    order.parameter_draws = words.parameter_draws;
    order.most_options = words.most_options;
    if (!words.from.empty())
        order.from = time_of_day(words.from, "--from", false);
    if (!words.until.empty())
        order.until = time_of_day(words.until, "--until", true);
    order.threads = words.threads;
    order.quiet = words.quiet;
    order.command_line = call.command_line;
    return order;
}

} // namespace

void add_optimise(CLI::App& app, Call& call)
{
    auto words = std::make_shared<OptimiseWords>();
    auto* command = app.add_subcommand(
        "optimise", "Search how a budget is spent best: which measures, how much of them, in which hours and where.\n"
                    "The answer is a set of options that the runs cannot tell apart. The same command goes on where it was stopped.");
    command->add_option("base", words->base, "Scenario that measures are added to; without it the baseline of 2014")
        ->transform(something())
        ->type_name("BASE.yaml");
    command
        ->add_option("--budget", words->budgets,
                     "Kronor for the period: what runs, and the full price of what is bought. PAYER:KRONOR for one payer; may be repeated")
        ->required()
        ->transform(something())
        ->type_name("KRONOR | PAYER:KRONOR")
        ->expected(1)
        ->take_all();
    command->add_option("--over", words->over, fmt::format("Measures to choose from: {}", fmt::join(measure_names(), ",")))
        ->required()
        ->transform(something())
        ->type_name("NAME,NAME");
    command
        ->add_option("--objective", words->objectives,
                     "What is wanted: unsafe_hours, visible_deals, stays, index, or another indicator of estimates.csv that has a better\n"
                     "side; several give the front between them")
        ->required()
        ->transform(something())
        ->type_name("NAME[,NAME]");
    command->add_option("-o,--output", words->folder, "Folder of the answer; without it results/<base>-optimised-<seed>")
        ->transform(something())
        ->type_name("DIR");
    command->add_option("--budget-days", words->budget_days, "Days that the budget has to last; without it those of a run")
        ->transform(whole_number(1, 3660))
        ->type_name("N");
    command
        ->add_option("--most-options", words->most_options, "Options that are tried at most; the search ends before where no other promises enough")
        ->capture_default_str()
        ->transform(whole_number(2, 2000))
        ->type_name("N");
    command->add_option("--search-replications", words->search_replications, "Paired runs of each option that is tried")
        ->capture_default_str()
        ->transform(whole_number(2, 1000))
        ->type_name("N");
    command->add_option("--replications", words->replications, "Paired runs, with other draws, of each option that is compared in the end")
        ->capture_default_str()
        ->transform(whole_number(2, 1000))
        ->type_name("N");
    command->add_option("--parameter-draws", words->parameter_draws, "Draws of what is assumed, in which these are compared too. 0: none")
        ->capture_default_str()
        ->transform(whole_number(0, 100'000))
        ->type_name("N");
    command->add_option("--from", words->from, "Record from this time of the first day; the half hour before is simulated as well")
        ->transform(something())
        ->type_name("HH:MM");
    command->add_option("--until", words->until, "End at this time of the last day")->transform(something())->type_name("HH:MM");
    command->add_option("--seed", words->seed, "Seed of all draws")
        ->capture_default_str()
        ->transform(whole_number(0, largest_seed - 1))
        ->type_name("N");
    command->add_option("--threads", words->threads, "Runs at a time; 0: as many as there are processors to use. Changes no result")
        ->capture_default_str()
        ->transform(whole_number(0, 1024))
        ->type_name("N");
    command->add_flag("--quiet", words->quiet, "No progress");
    command->callback([words, &call] {
        if (!optimise(order_of(*words, call)))
            call.exit_code = 1;
    });
}

} // namespace plattan::commands
