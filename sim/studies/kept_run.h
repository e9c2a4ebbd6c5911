#pragma once

#include "base/raster.h"
#include "estimates/run_numbers.h"
#include "studies/run_watcher.h"

namespace plattan {

/// What a map shows of one run: a value for each cell of the ground. NaN: nothing is known there.
struct KeptGrid {
    std::string name;
    std::vector<float> values; ///< in the order of `KeptRun::cells`
};

/// What a map shows, said once.
struct GridText {
    std::string_view name, units, long_name;
};
/// In the order in which they are kept.
const std::vector<GridText>& kept_grid_texts();

/// What is kept of a run of a comparison beside its figures: tables and maps, some 100 kB. Nothing of single people.
struct KeptRun {
    std::vector<NumberTable> tables;
    Lattice lattice;
    std::vector<std::uint32_t> cells; ///< of the lattice that have ground, ascending
    std::vector<KeptGrid> grids;
};

/// Where the kept part of a run of a study is.
std::filesystem::path kept_path(const StudyFolder& folder, std::uint64_t id);
/// Nothing where it was not kept, or the file is damaged.
std::optional<KeptRun> read_kept_run(const StudyFolder& folder, std::uint64_t id);

/// Keeps it for each run of a study, in a file of its own that is whole or not there.
WatchRun keep_runs(const StudyFolder& folder);

} // namespace plattan
