#include "commands/commands.h"

#include "analysis/places.h"
#include "base/counted.h"
#include "base/output_file.h"
#include "base/processors.h"
#include "base/text_file.h"
#include "commands/progress.h"
#include "commands/roster.h"
#include "commands/words.h"
#include "day/remarks.h"
#include "day/scene_room.h"
#include "demand/crowds.h"
#include "experiments/interruption.h"
#include "site/limits.h"
#include "studies/worker.h"
#include "visualize/model/tour.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace plattan::commands {

namespace {

enum class Sort { site, demand, scenario, study, tour };

/// By what stands in a file, and by its name where that does not tell. A file that cannot be read is what its name says.
Sort sort_of(const std::filesystem::path& path)
{
    const bool named_site = path.extension() == ".geojson" || path.extension() == ".json";
    const Sort by_name = named_site ? Sort::site : path.string().ends_with(".demand.yaml") ? Sort::demand : Sort::scenario;
    std::string why_not;
    const auto text = text_of_file(path, why_not, largest_site_file);
    if (!text)
        return by_name;
    constexpr std::string_view type = "\"FeatureCollection\"";
    const auto first = text->find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string::npos && (*text)[first] == '{' && text->find(type) != std::string::npos)
        return Sort::site;
    Problems unused;
    const Node root = named_site || text->size() > maximal_bytes ? Node{} : parse_yaml(*text, "", unused);
    if (!root.is_map())
        return by_name;
    if (view::is_tour(root))
        return Sort::tour;
    if (is_study(root))
        return Sort::study;
    return is_demand(root) || (by_name == Sort::demand && root.find("site") == nullptr) ? Sort::demand : Sort::scenario;
}

/// NAME.geojson beside NAME.demand.yaml, NAME.crowd.yaml or NAME.yaml; nothing where there is none.
std::optional<std::filesystem::path> site_beside(const std::filesystem::path& demand)
{
    std::error_code error;
    for (auto name = demand.filename().replace_extension(); !name.empty(); name.replace_extension()) {
        auto site = demand.parent_path() / name;
        site += ".geojson";
        if (std::filesystem::exists(site, error))
            return site;
        if (!name.has_extension())
            break;
    }
    return std::nullopt;
}

/// A demand file is judged against the site of the same name beside it.
void check_demand(const std::filesystem::path& path, Problems& problems)
{
    const auto before = problems.size();
    std::string text;
    read_yaml(path, problems, {}, &text);
    if (problems.size() > before)
        return;
    const auto site = site_beside(path);
    if (!site)
        return problems.add({named_path(path)},
                            "a demand file belongs to a site; there is none of its name beside it. Check a scenario that names both");
    const auto features = read_site(*site, problems);
    if (problems.size() > before)
        return;
    const auto demand = read_demand(path, features, problems);
    if (problems.size() == before)
        check_crowds(demand.crowds, features, problems);
}

/// A tour is held against its results where they are there.
void check_tour(const std::filesystem::path& path, Problems& problems)
{
    const auto before = problems.size();
    const auto tour = view::read_tour(path, problems);
    std::vector<std::shared_ptr<view::RunFile>> runs;
    std::error_code error;
    for (const auto& file : tour.files)
        if (problems.size() == before && std::filesystem::exists(file.path, error))
            runs.push_back(std::make_shared<view::RunFile>(file.path));
    if (problems.size() == before && runs.size() == tour.files.size())
        view::check_tour(tour, runs, problems);
}

void check_study(const std::filesystem::path& path, Problems& problems, std::vector<PlannedStudy>& planned)
{
    const auto before = problems.size();
    const Study study = read_study(path, problems);
    if (problems.size() > before)
        return;
    auto plan = plan_study(study, 0, problems);
    if (problems.size() == before)
        planned.push_back(std::move(plan));
}

/// What a study comes to: one run of it is simulated to tell how long all of them take.
std::string outlook(const PlannedStudy& planned)
{
    const double begun = processor_seconds();
    const auto row = simulate_scenario(planned.scenarios.front(), options_of(planned.study, 0), planned.study.keep, 1, interrupted);
    const double seconds = processor_seconds() - begun;
    std::set<std::uint64_t> ids;
    for (const auto& run : planned.runs)
        ids.insert(run.id);
    const double all = seconds * static_cast<double>(ids.size());
    constexpr double bytes_of_head = 200; // of a row, beside its figures
    const auto bytes_of_row =
        bytes_of_head + static_cast<double>(row.figures.size() * sizeof(double) + row.detail.names.size() + row.detail.numbers.size());
    std::string text = fmt::format("\n{}: {}, {}, {}: {}", planned.study.name, counted(planned.scenarios.size(), "scenario"),
                                   counted(planned.points.size(), "point"),
                                   counted(static_cast<std::size_t>(planned.study.replications), "replication"), counted(planned.runs.size(), "run"));
    if (ids.size() < planned.runs.size())
        text += fmt::format(", of which {} differ", ids.size());
    text += fmt::format("\n  {:.2g} hours of one processor ({} for the first run, {:.0f} MiB), about {} on this machine\n", all / 3600,
                        duration_text(seconds), static_cast<double>(row.memory) / (1 << 20U), duration_text(all / usable_processors()));
    text += fmt::format("  {:.1f} MB in {} files of the study, and about as much in study.h5\n", bytes_of_row * static_cast<double>(ids.size()) / 1e6,
                        4 + 3 * planned.scenarios.size());
    if (planned.study.keep >= Keep::people)
        text += fmt::format("  and a file for each of {}, as `plattan run` writes it\n", counted(ids.size(), "run"));
    for (const auto& one : planned.without_effect())
        text += fmt::format("  without effect: {}\n", one);
    return text;
}

/// The site of a scenario, or of a site file.
Features site_of(const std::filesystem::path& path, Problems& problems)
{
    return sort_of(path) == Sort::site ? read_site(path, problems) : load_scenario(path, {}, problems).features;
}

/// Every name that a scenario may use, and where it is.
void tell_places(const std::string& file, const std::string& map)
{
    Problems problems;
    const Features features = site_of(file, problems);
    problems.stop_if_any();
    fmt::print("{}", places_text(features));
    if (map.empty())
        return;
    write_output(map, places_map(features), {file});
    fmt::print("\nMap: {}\n", map);
}

/// Dealers who find no spot go away again, which the figures would not explain.
void warn_of_zones_without_room(const Features& features)
{
    if (std::none_of(features.zones.begin(), features.zones.end(), [](const Zone& zone) { return zone.rule == "scene"; }))
        return;
    const Site site(features, Workers{0});
    for (const Zone* zone : scene_zones_without_room(site))
        fmt::print("{}: warning: '{}' has no point where people of the scene would stand: such a point is off walls, off fire lanes and some steps "
                   "from every gate; make the zone larger, or move it\n",
                   zone->place.text(), zone->id);
}

void check(const std::vector<std::string>& files, bool roster, bool each_day)
{
    catch_interruptions();
    Problems problems;
    std::string rosters;
    std::vector<PlannedStudy> outlooks;
    for (const auto& file : files) {
        const auto before = problems.size();
        const Sort sort = sort_of(file);
        if (sort == Sort::site) {
            if (const Features features = read_site(file, problems); problems.size() == before)
                warn_of_zones_without_room(features);
        } else if (sort == Sort::demand)
            check_demand(file, problems);
        else if (sort == Sort::study)
            check_study(file, problems, outlooks);
        else if (sort == Sort::tour)
            check_tour(file, problems);
        else if (const Scenario scenario = load_scenario(file, {}, problems); problems.size() == before) {
            for (const auto& remark : remarks_on(scenario, scenario.days))
                fmt::print("{}: warning: {}\n", file, remark);
            warn_of_zones_without_room(scenario.features);
            if (roster)
                rosters += "\n" + roster_text(scenario, each_day);
        }
        if (problems.size() == before)
            fmt::print("{}: no problems\n", file);
    }
    problems.stop_if_any();
    fmt::print("{}", rosters);
    for (const auto& study : outlooks)
        fmt::print("{}", outlook(study));
}

} // namespace

void add_check(CLI::App& app, Call&)
{
    struct Words {
        std::vector<std::string> files;
        bool roster = false, each_day = false, places = false;
        std::string map;
    };
    auto words = std::make_shared<Words>();
    auto* command = app.add_subcommand(
        "check",
        "Read scenarios, studies, tours, sites (.geojson) and demand files; say everything that is wrong with them, and what a study comes to");
    command->add_option("files", words->files, "Files to check")->required()->transform(something())->type_name("FILE");
    auto* roster = command->add_flag("--roster", words->roster, "Show for each scenario who works when, for how many hours, and what it costs whom");
    command->add_flag("--each-day", words->each_day, "With --roster, of a run of several days: who works when on each of them")->needs(roster);
    auto* places = command->add_flag("--places", words->places, "Show every name of a site, or of a scenario's site, that a scenario may use");
    command->add_option("-o,--output", words->map, "With --places: a map with the numbers of the list")
        ->transform(something())
        ->type_name("MAP.svg")
        ->needs(places);
    command->callback([words] {
        if (!words->places)
            return check(words->files, words->roster, words->each_day);
        if (words->files.size() > 1)
            throw InputError("--places: expected one site, or one scenario");
        tell_places(words->files.front(), words->map);
    });
}

} // namespace plattan::commands
