#pragma once

#include "studies/study_plan.h"

namespace plattan {

/// A study in a folder that needs nothing outside of it: it can be moved, archived and gone on with elsewhere.
///
///     study.yaml             what was asked, with the copies of the scenarios
///     scenarios/1-NAME/...   scenario, site and demand
///     design.csv             a row for each run, made before the first of them
///     rows/*.rows            what came out of the runs (studies/row_file)
///     runs/ID.h5             of each run its file, where people or tracks are kept
///     study.h5               all of it, once it is collected
///     estimates.csv          of a comparison: what its scenarios differ in
class StudyFolder {
public:
    /// Writes the folder of a study, or opens it where it is there already and holds this very study.
    ///
    /// Throws InputError with all that is wrong with the study, its scenarios and its points, and where the folder holds something else. Nothing
    /// is written then.
    /// @param study with the paths of the scenarios that the user named
    static StudyFolder make(const std::filesystem::path& folder, const Study& study, int threads);

    /// Opens a folder that was written before, also by another machine. Throws InputError where it is none.
    explicit StudyFolder(const std::filesystem::path& folder);

    const std::filesystem::path& path() const { return folder; }
    std::filesystem::path rows_folder() const { return folder / "rows"; }
    std::filesystem::path collected() const { return folder / "study.h5"; }
    std::filesystem::path estimates() const { return folder / "estimates.csv"; } ///< there once its scenarios were compared

    const Study& study() const { return what; }
    const std::vector<DesignPoint>& points() const { return design.points; }
    const std::vector<std::string>& factors() const { return design.keys; } ///< in the order of the columns of design.csv
    const std::vector<std::string>& scenario_names() const { return names; }
    /// By point, then replication, then scenario: scenarios that are compared run side by side.
    const std::vector<PlannedRun>& runs() const { return design.runs; }
    const PlannedRun& run_at(std::size_t point, std::size_t replication, std::size_t scenario) const
    {
        return design.runs.at((point * static_cast<std::size_t>(what.replications) + replication) * names.size() + scenario);
    }
    /// Of the design: each has several points where the study is of a period.
    std::size_t count_of_rows() const { return design.points.empty() ? 0 : *design.points.back().row + std::size_t{1}; }
    /// The scenario that another one is compared with; nothing where it is compared with none.
    std::optional<std::size_t> compared_with(std::size_t scenario) const;
    /// The file of a run where the study keeps people or tracks, else nothing.
    std::filesystem::path file_of(const PlannedRun& run) const;
    const std::string& design_hash() const { return hash; } ///< of the bytes of design.csv

    /// The scenario of a run, with the values of its point.
    Scenario scenario_of(const PlannedRun& run) const;
    SimulationOptions options_of(const PlannedRun& run) const;

private:
    StudyFolder() = default;

    std::filesystem::path folder;
    Study what;
    std::vector<std::string> names;
    DesignTable design;
    std::string hash;
};

/// What programs read of a folder is a file, and not larger than such files are. Throws InputError otherwise: a pipe would be waited for, and a
/// device read for ever.
/// @param path folder of a study or of a comparison, or its study.h5
void check_files_of_study(const std::filesystem::path& path);

/// Writes a scenario that needs no other files than those it is written with: scenario.yaml, and site and demand by the names that it has for them.
/// @param resolved the scenario with all that it extends
void write_scenario_copy(const std::filesystem::path& folder, const std::string& resolved, const std::string& site, const std::string& demand);

} // namespace plattan
