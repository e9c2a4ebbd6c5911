#pragma once

#include "studies/row_file.h"
#include "studies/study_folder.h"

#include <vector>

namespace plattan {

/// What is known of the runs of a study, from its files alone.
class StudyState {
public:
    enum class Of : std::uint8_t { missing, done, failed };

    explicit StudyState(const StudyFolder& folder);

    Of state_of(const PlannedRun& run) const;
    std::size_t count(Of state) const;
    std::vector<PlannedRun> runs(Of state) const;

    /// What of the rows has changed since they were written, as a sentence with file and byte; "" where nothing has. A run whose row is damaged is
    /// missing.
    const std::string& damage() const { return damaged; }
    /// Throws InputError where rows are damaged and a run is missing: figures of fewer runs would stand for all.
    void refuse_damage() const;

    /// The row of a run. Throws std::runtime_error where there is none, InputError where it does not fit its file.
    RunRow row_of(const PlannedRun& run) const;

    /// What a run that is done took on average; not a number where none is.
    double mean_seconds() const;

    const std::vector<RowColumn>& columns() const { return all_columns; } ///< empty where no run is done

private:
    struct Where {
        std::size_t file = 0;
        RowPlace place;
    };
    const Where* find(std::uint64_t id) const;

    const StudyFolder& folder;
    std::vector<std::filesystem::path> files;
    std::vector<Where> rows; ///< by id; of a run that has several, one that did not fail
    std::vector<RowColumn> all_columns;
    std::string damaged;
};

} // namespace plattan
