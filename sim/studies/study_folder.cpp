#include "studies/study_folder.h"

#include "base/checked_file.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/parallel.h"
#include "base/text_file.h"
#include "base/version.h"
#include "experiments/identity.h"
#include "parameters/document.h"
#include "studies/row_detail.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace plattan {

namespace {

constexpr const char *study_file = "study.yaml", *design_file = "design.csv", *scenario_file = "scenario.yaml";
constexpr std::size_t most_problems = 20;
const std::vector<std::string> head_of_runs{"run", "id", "point", "row", "weight", "base_row", "factor", "scenario", "replication"};

std::vector<std::string> interventions_of(const Scenario& scenario)
{
    std::vector<std::string> names;
    for (const auto& one : scenario.interventions)
        names.push_back(one.name);
    return names;
}

std::string hash_of_design(std::string_view text) { return fmt::format("{:016x}", hash_of_text(text)); }

std::string study_text(const Study& study, const std::vector<std::string>& names, const std::string& hash)
{
    Node root;
    const auto put = [&](std::string_view key, const std::string& value) { root.put(key, scalar_node(value, {})); };
    const auto list = [](const std::vector<std::string>& values) {
        Node node;
        node.kind = Node::Kind::sequence;
        for (const auto& value : values)
            node.items.push_back(scalar_node(value, {}));
        return node;
    };
    root.kind = Node::Kind::map;
    put("study", study.name);
    std::vector<std::string> paths;
    for (const auto& name : names)
        paths.push_back(fmt::format("scenarios/{}/{}", name, scenario_file));
    root.put("scenarios", list(paths));
    put("seed", std::to_string(study.seed));
    put("replications", std::to_string(study.replications));
    if (study.from > 0)
        put("from", time_of_day_text(study.from));
    if (study.until)
        put("until", time_of_day_text(*study.until));
    if (study.days)
        put("days", std::to_string(*study.days));
    if (!study.primary.empty() || !study.secondary.empty()) {
        Node metrics;
        metrics.kind = Node::Kind::map;
        if (!study.primary.empty())
            metrics.put("primary", list(study.primary));
        if (!study.secondary.empty())
            metrics.put("secondary", list(study.secondary));
        root.put("metrics", std::move(metrics));
    }
    const auto number = [](double value) { return scalar_node(fmt::format("{}", value), {}); };
    if (!study.constraints.empty()) {
        Node constraints;
        for (const auto& one : study.constraints) {
            Node bounds;
            if (std::isfinite(one.at_least))
                bounds.put("at_least", number(one.at_least));
            if (std::isfinite(one.at_most))
                bounds.put("at_most", number(one.at_most));
            constraints.put(one.figure, std::move(bounds));
        }
        root.put("constraints", std::move(constraints));
    }
    if (study.difference)
        root.put("difference", list({paths[(*study.difference)[0]], paths[(*study.difference)[1]]}));
    put("keep", std::string(keep_names[static_cast<std::size_t>(study.keep)]));
    if (study.design == Study::Design::sampled) { // so that more rows can continue it
        if (study.period) {
            Node period;
            period.put("from", scalar_node(study.period->first.text(), {}));
            period.put("until", scalar_node(study.period->last.text(), {}));
            period.put("days", scalar_node(std::to_string(study.period->days), {}));
            Node weather;
            for (const auto& [kind, share] : study.period->weather)
                weather.put(name_of(kind), number(share));
            if (!study.period->weather.empty())
                period.put("weather", std::move(weather));
            root.put("period", std::move(period));
        }
        Node design, factors;
        design.put(study.method, scalar_node(std::to_string(study.rows), {}));
        for (const auto& factor : study.factors) {
            Node range = scalar_node("plausible", {});
            if (factor.range) {
                range = Node{};
                range.put("low", scalar_node(fmt::format("{}", factor.range->low), {}));
                range.put("high", scalar_node(fmt::format("{}", factor.range->high), {}));
                range.put("scale", scalar_node(factor.range->scale == logarithmic ? "logarithmic" : "linear", {}));
            }
            factors.put(factor.key, std::move(range));
        }
        root.put("design", std::move(design));
        root.put("factors", std::move(factors));
    }
    put("planned", hash);
    return "# A study of plattan, planned: its runs stand in design.csv. `plattan sweep work` goes on with it.\n" + root.yaml();
}

/// "2-summer-2018"; the copy of a scenario in a study keeps the name it has there.
std::string name_in_study(const std::filesystem::path& scenario, std::size_t number)
{
    return scenario.filename() == scenario_file ? scenario.parent_path().filename().string()
                                                : fmt::format("{}-{}", number + 1, scenario.stem().string());
}

/// Everything in the folder of a study that was not written to its end.
bool holds_only_a_study(const std::filesystem::path& folder)
{
    const std::set<std::string> own{"scenarios",     design_file, study_file,   "rows",         "runs",         "study.h5",
                                    "submit.sbatch", "slurm.log", "README.txt", "CITATION.cff", "versions.txt", "digests.csv"};
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (!own.contains(entry.path().filename().string()))
            return false;
    return true;
}

std::vector<std::string> keys_of(const std::vector<DesignPoint>& points)
{
    std::vector<std::string> keys;
    for (const auto& point : points)
        for (const auto& [key, value] : point.values)
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(key);
    return keys;
}

std::string cell_of(const DesignPoint& point, const std::string& key)
{
    for (const auto& [name, value] : point.values)
        if (name == key)
            return csv_cell(value);
    return {};
}

std::string design_text(const std::vector<DesignPoint>& points, const std::vector<std::string>& names, const std::vector<PlannedRun>& runs)
{
    const auto keys = keys_of(points);
    std::string text = fmt::format("{}", fmt::join(head_of_runs, ","));
    for (const auto& key : keys)
        text += "," + csv_cell(key);
    text += "\n";
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const DesignPoint& point = points[runs[i].point];
        text += fmt::format("{},{},{},{},{},{},{},{},{}", i, id_text(runs[i].id), runs[i].point, *point.row, point.weight, csv_cell(point.base_row),
                            csv_cell(point.factor), csv_cell(names[runs[i].scenario]), runs[i].replication);
        for (const auto& key : keys)
            text += "," + cell_of(point, key);
        text += "\n";
    }
    return text;
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
                for (std::size_t r = 0; r < replications; ++r) {
                    const auto options = plattan::options_of(study, static_cast<std::uint32_t>(r));
                    runs[(p * replications + r) * scenarios.size() + s] = {identity_of_run(scenario, options).hash(), static_cast<std::uint32_t>(p),
                                                                           static_cast<std::uint32_t>(s), static_cast<std::uint32_t>(r)};
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

void write_scenario_copy(const std::filesystem::path& folder, const std::string& resolved, const std::string& site, const std::string& demand)
{
    std::filesystem::create_directories(folder);
    Problems problems;
    const Node root = parse_yaml(resolved, scenario_file, problems);
    problems.stop_if_any();
    const auto write_beside = [&](std::string_view key, const std::string& text) {
        const Node* name = root.find(key);
        if (name == nullptr)
            return;
        const std::filesystem::path file(name->scalar); // texts come by mail: they name nothing outside
        if (file != file.filename() || file == "." || file == ".." || root.find("extends") != nullptr)
            throw InputError(fmt::format("the scenario names files elsewhere ('{}'), which one with everything it extends never does", name->scalar));
        write_text_file(folder / file, text);
    };
    write_beside("site", site);
    write_beside("demand", demand);
    write_text_file(folder / scenario_file, resolved);
}

std::string id_text(std::uint64_t id) { return fmt::format("{:016x}", id); }

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

StudyFolder StudyFolder::make(const std::filesystem::path& folder, const Study& study, int threads)
{
    Problems problems;
    const auto [unused, plain, names, points, runs] = plan_study(study, threads, problems);
    problems.stop_if_any();
    const auto design = design_text(points, names, runs);
    std::error_code error;
    if (std::filesystem::exists(folder / study_file, error)) {
        StudyFolder present(folder);
        std::set<std::uint64_t> ids;
        for (const auto& run : runs)
            ids.insert(run.id);
        const bool goes_on = std::all_of(present.planned.begin(), present.planned.end(), [&](const auto& run) { return ids.contains(run.id); });
        if (goes_on && present.what.keep != study.keep)
            throw InputError(fmt::format("{}: this study keeps '{}' of each run, and '{}' was asked for; choose another folder", folder.string(),
                                         keep_names[static_cast<std::size_t>(present.what.keep)], keep_names[static_cast<std::size_t>(study.keep)]));
        if (!goes_on)
            throw InputError(fmt::format("{}: this folder holds another study, '{}' with {} runs, or one that a program with other sources planned; "
                                         "choose another folder",
                                         folder.string(), present.what.name, present.planned.size()));
        if (hash_of_design(design) == present.hash)
            return present;
    } else if (std::filesystem::exists(folder, error) && (!std::filesystem::is_directory(folder, error) || !holds_only_a_study(folder))) {
        throw InputError(fmt::format("{}: this holds something else than a study; choose another folder", folder.string()));
    }
    for (std::size_t s = 0; s < plain.size(); ++s)
        write_scenario_copy(folder / "scenarios" / names[s], plain[s].resolved, plain[s].site_text, plain[s].demand_text);
    write_text_file(folder / design_file, design);
    write_text_file(folder / study_file, study_text(study, names, hash_of_design(design)));
    return StudyFolder(folder);
}

StudyFolder::StudyFolder(const std::filesystem::path& at) : folder(at)
{
    std::error_code error;
    for (const char* file : {study_file, design_file})
        if (!std::filesystem::exists(folder / file, error))
            throw InputError(
                fmt::format("{}: there is no {} here; expected the folder of a study, as `plattan sweep` writes it", folder.string(), file));
    Problems problems;
    what = read_study(folder / study_file, problems);
    problems.stop_if_any();
    for (const auto& path : what.scenarios)
        names.push_back(path.parent_path().filename().string());
    read_design();
}

void StudyFolder::read_design()
{
    const auto path = folder / design_file;
    const auto bad = [&](std::size_t line, const std::string& why) -> void {
        throw InputError(fmt::format("{}:{}:1: {}", named_path(path), line, why));
    };
    const std::string text = read_text_file(path, std::uintmax_t{1} << 30U);
    hash = hash_of_design(text);
    if (hash != what.planned)
        bad(1, fmt::format("this is not the design that was planned here: {} says {}, the file has {}", study_file, what.planned, hash));
    std::string fault;
    const auto rows = parse_csv(text, fault);
    if (!rows || rows->empty() || rows->front().size() < head_of_runs.size() ||
        !std::equal(head_of_runs.begin(), head_of_runs.end(), rows->front().begin()))
        bad(1, rows ? "this is no table of runs" : fault);
    const auto& head = rows->front();
    keys.assign(head.begin() + static_cast<std::ptrdiff_t>(head_of_runs.size()), head.end());
    for (std::size_t r = 1; r < rows->size(); ++r) {
        const auto& row = (*rows)[r];
        if (row.size() != head.size())
            bad(r + 1, "the row has another number of cells than the head");
        const auto number = [&](const std::string& cell, int base) {
            std::size_t read = 0;
            std::uint64_t value = 0;
            try {
                value = std::stoull(cell, &read, base);
            } catch (const std::exception&) { // said below
            }
            if (read == 0 || read != cell.size())
                bad(r + 1, fmt::format("'{}' is no number", cell));
            return value;
        };
        const auto scenario = std::find(names.begin(), names.end(), row[7]);
        if (scenario == names.end())
            bad(r + 1, fmt::format("there is no scenario '{}'", row[7]));
        planned.push_back({number(row[1], 16), static_cast<std::uint32_t>(number(row[2], 10)), static_cast<std::uint32_t>(scenario - names.begin()),
                           static_cast<std::uint32_t>(number(row[8], 10))});
        if (planned.back().point == all_points.size()) {
            DesignPoint point{row[5], row[6], {}, static_cast<std::uint32_t>(number(row[3], 10)), 1};
            const auto [end, error] = std::from_chars(row[4].data(), row[4].data() + row[4].size(), point.weight);
            if (error != std::errc{} || end != row[4].data() + row[4].size() || !(point.weight > 0 && point.weight <= 1))
                bad(r + 1, fmt::format("'{}' is no weight; expected a number above 0 and up to 1", row[4]));
            if (*point.row != (all_points.empty() ? 0 : *all_points.back().row) &&
                *point.row != (all_points.empty() ? 0 : *all_points.back().row + 1))
                bad(r + 1, "the rows of the design are not in order");
            for (std::size_t k = 0; k < keys.size(); ++k)
                if (const auto& cell = row[head_of_runs.size() + k]; !cell.empty())
                    point.values.emplace_back(keys[k], cell);
            all_points.push_back(std::move(point));
        } else if (planned.back().point > all_points.size()) {
            bad(r + 1, "the points are not in order");
        }
    }
}

Scenario StudyFolder::scenario_of(const PlannedRun& run) const
{
    Problems problems;
    const auto& path = what.scenarios[run.scenario];
    std::vector<std::string> interventions;
    for (const auto& entry : read_scenario_file(path, intervention_kinds(), problems).interventions)
        interventions.push_back(entry.name);
    problems.stop_if_any();
    Scenario scenario = load_scenario(path, settings_of(all_points[run.point], interventions));
    if (const auto id = identity_of_run(scenario, options_of(run)).hash(); id != run.id)
        throw InputError(
            fmt::format("{}: run {} would not be the one that was planned (it would be {}): this program has other sources ({}) than the one "
                        "that made the plan, or a file of the study was changed",
                        folder.string(), id_text(run.id), id_text(id), version().sources));
    return scenario;
}

SimulationOptions StudyFolder::options_of(const PlannedRun& run) const { return plattan::options_of(what, run.replication); }

std::optional<std::size_t> StudyFolder::compared_with(std::size_t scenario) const
{
    const auto pair = what.difference.value_or(std::array<std::size_t, 2>{0, scenario});
    return scenario != pair[0] && scenario == pair[1] ? std::optional(pair[0]) : std::nullopt;
}

std::filesystem::path StudyFolder::file_of(const PlannedRun& run) const
{
    return what.keep < Keep::people ? std::filesystem::path() : folder / "runs" / (id_text(run.id) + ".h5");
}

} // namespace plattan
