#include "studies/study_plan.h"

#include "base/parallel.h"
#include "experiments/identity.h"
#include "studies/row_detail.h"
#include "studies/study_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace plattan {

namespace {

constexpr std::size_t most_problems = 20;

/// "2-summer-2018"; the copy of a scenario in a study keeps the name it has there.
std::string name_in_study(const std::filesystem::path& scenario, std::size_t number)
{
    return scenario.filename() == copied_scenario ? scenario.parent_path().filename().string()
                                                  : fmt::format("{}-{}", number + 1, scenario.stem().string());
}

/// Of each point, the ids of its runs, found by all threads. What is wrong with any of them becomes a problem.
std::vector<PlannedRun> plan(const Study& study, const std::vector<std::filesystem::path>& scenarios, const std::vector<Scenario>& plain,
                             const std::vector<DesignPoint>& points, int threads, Problems& problems)
{
    const auto replications = static_cast<std::size_t>(study.replications);
    std::vector<PlannedRun> runs(points.size() * replications * scenarios.size());
    std::vector<Problems> found(points.size());
    const Workers workers(threads);
    workers.for_items(points.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t p = begin; p < end; ++p)
            for (std::size_t s = 0; s < scenarios.size(); ++s) {
                const Scenario scenario = load_scenario(scenarios[s], settings_of(points[p], interventions_of(plain[s])), found[p]);
                if (!found[p].empty())
                    continue;
                const Identity of_scenario = identity_of(scenario); // made once: its text takes longer than the rest
                for (std::size_t r = 0; r < replications; ++r) {
                    const auto options = plattan::options_of(study, static_cast<std::uint32_t>(r));
                    runs[(p * replications + r) * scenarios.size() + s] = {identity_of_run(of_scenario, scenario.days, options).hash(),
                                                                           static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(s),
                                                                           static_cast<std::uint32_t>(r)};
                }
            }
    });
    std::set<std::string> told;
    for (const auto& some : found)
        for (const auto& problem : some.sorted())
            if (told.size() < most_problems && told.insert(problem.place.text() + problem.message).second)
                problems.add(problem.place, problem.message);
    return runs;
}

void check_window(const Study& study, const std::vector<Scenario>& scenarios, Problems& problems)
{
    for (const auto& scenario : scenarios)
        if (study.until.value_or(seconds_per_day) + (study.days.value_or(scenario.days) - 1) * seconds_per_day <= study.from)
            return problems.add({"until"}, "the runs would end before they begin");
}

/// The figures that the study names are known before it runs.
void check_figures(const Study& study, Problems& problems)
{
    const auto columns = columns_of_program();
    for (const auto* names : {&study.primary, &study.secondary})
        for (const auto& name : *names)
            place_of_figure(name, columns, {"metrics"}, problems);
    for (const auto& one : study.constraints)
        place_of_figure(one.figure, columns, one.place, problems);
}

void check_factors(const std::vector<DesignPoint>& points, const std::vector<Scenario>& scenarios, Problems& problems)
{
    for (const auto& key : keys_of(points))
        if (std::all_of(scenarios.begin(), scenarios.end(), [&](const auto& scenario) { return has_no_effect(key, interventions_of(scenario)); }))
            problems.add({key}, "no scenario of the study has this intervention, so that the factor would change nothing");
}

} // namespace

std::vector<std::string> interventions_of(const Scenario& scenario)
{
    std::vector<std::string> names;
    for (const auto& one : scenario.interventions)
        names.push_back(one.name);
    return names;
}

SimulationOptions options_of(const Study& study, std::uint32_t replication)
{
    SimulationOptions options;
    options.run = {study.seed, replication};
    options.from = study.from;
    options.until = study.until;
    options.days = study.days;
    return options;
}

PlannedStudy plan_study(const Study& study, int threads, Problems& problems)
{
    const auto before = problems.size();
    PlannedStudy result;
    result.study = study;
    for (const auto& path : study.scenarios)
        result.scenarios.push_back(load_scenario(path, {}, problems));
    if (problems.size() > before)
        return result;
    check_window(study, result.scenarios, problems);
    result.points = points_of(study, result.scenarios.front(), problems);
    check_factors(result.points, result.scenarios, problems);
    check_figures(study, problems);
    if (problems.size() > before)
        return result;
    result.runs = plan(study, study.scenarios, result.scenarios, result.points, threads, problems);
    for (std::size_t s = 0; s < study.scenarios.size(); ++s)
        result.names.push_back(name_in_study(study.scenarios[s], s));
    return result;
}

std::vector<std::string> PlannedStudy::without_effect() const
{
    std::vector<std::string> list;
    for (const auto& key : keys_of(points))
        for (std::size_t s = 0; s < scenarios.size(); ++s)
            if (has_no_effect(key, interventions_of(scenarios[s])))
                list.push_back(fmt::format("{} in {}", key, names[s]));
    return list;
}

} // namespace plattan
