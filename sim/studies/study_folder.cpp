#include "studies/study_folder.h"

#include "base/text_file.h"
#include "base/version.h"
#include "experiments/identity.h"
#include "parameters/document.h"
#include "studies/study_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace plattan {

namespace {

constexpr const char *study_file = "study.yaml", *design_file = "design.csv";

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

} // namespace

void check_files_of_study(const std::filesystem::path& path)
{
    constexpr std::uintmax_t mebibyte = 1U << 20U;
    const std::pair<const char*, std::uintmax_t> limits[]{{study_file, 16},        {design_file, 1024}, {"answer.json", 64}, {"walks.json", 64},
                                                          {"estimates.csv", 1024}, {"study.h5", 0},     {"maps.h5", 0}};
    Problems problems;
    std::error_code error;
    const auto check = [&](const std::filesystem::path& file, std::uintmax_t largest) {
        const auto status = std::filesystem::status(file, error);
        if (!std::filesystem::exists(status))
            return;
        if (!std::filesystem::is_regular_file(status))
            problems.add({file.string()}, "this is no file");
        else if (largest > 0 && std::filesystem::file_size(file, error) > largest * mebibyte)
            problems.add({file.string()}, fmt::format("it has more than {} MiB; no such file is so large", largest));
    };
    if (std::filesystem::is_directory(path, error))
        for (const auto& [name, largest] : limits)
            check(path / name, largest);
    else
        check(path, 0);
    problems.stop_if_any();
}

void write_scenario_copy(const std::filesystem::path& folder, const std::string& resolved, const std::string& site, const std::string& demand)
{
    std::filesystem::create_directories(folder);
    Problems problems;
    const Node root = parse_yaml(resolved, copied_scenario, problems);
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
    write_text_file(folder / copied_scenario, resolved);
}

StudyFolder StudyFolder::make(const std::filesystem::path& folder, const Study& study, int threads)
{
    Problems problems;
    const auto [unused, plain, names, points, runs] = plan_study(study, threads, problems);
    problems.stop_if_any();
    const auto table = design_text(points, names, runs);
    std::error_code error;
    if (std::filesystem::exists(folder / study_file, error)) {
        StudyFolder present(folder);
        std::set<std::uint64_t> ids;
        for (const auto& run : runs)
            ids.insert(run.id);
        const bool goes_on =
            std::all_of(present.design.runs.begin(), present.design.runs.end(), [&](const auto& run) { return ids.contains(run.id); });
        if (goes_on && present.what.keep != study.keep)
            throw InputError(fmt::format("{}: this study keeps '{}' of each run, and '{}' was asked for; choose another folder", folder.string(),
                                         keep_names[static_cast<std::size_t>(present.what.keep)], keep_names[static_cast<std::size_t>(study.keep)]));
        if (!goes_on)
            throw InputError(
                fmt::format("{0}: this folder holds another study, '{1}' with {2} runs, or one that a program with other sources planned; "
                            "choose another folder. `plattan compare {0}` compares what is there",
                            folder.string(), present.what.name, present.design.runs.size()));
        if (hash_of_design(table) == present.hash)
            return present;
    } else if (std::filesystem::exists(folder, error) && (!std::filesystem::is_directory(folder, error) || !holds_only_a_study(folder))) {
        throw InputError(fmt::format("{}: this holds something else than a study; choose another folder", folder.string()));
    }
    for (std::size_t s = 0; s < plain.size(); ++s)
        write_scenario_copy(folder / "scenarios" / names[s], plain[s].resolved, plain[s].site_text, plain[s].demand_text);
    write_text_file(folder / design_file, table);
    write_text_file(folder / study_file, study_text(study, names, hash_of_design(table)));
    return StudyFolder(folder);
}

StudyFolder::StudyFolder(const std::filesystem::path& at) : folder(at)
{
    check_files_of_study(folder);
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
    const std::string text = read_text_file(folder / design_file, std::uintmax_t{1} << 30U);
    const auto name = named_path(folder / design_file);
    hash = hash_of_design(text);
    if (hash != what.planned)
        throw InputError(
            fmt::format("{}:1:1: this is not the design that was planned here: {} says {}, the file has {}", name, study_file, what.planned, hash));
    design = read_design(text, name, names);
}

Scenario StudyFolder::scenario_of(const PlannedRun& run) const
{
    Problems problems;
    const auto& path = what.scenarios[run.scenario];
    std::vector<std::string> interventions;
    for (const auto& entry : read_scenario_file(path, intervention_kinds(), problems).interventions)
        interventions.push_back(entry.name);
    problems.stop_if_any();
    Scenario scenario = load_scenario(path, settings_of(design.points[run.point], interventions));
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
