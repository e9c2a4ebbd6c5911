#pragma once

#include "studies/study_folder.h"

#include <memory>

namespace plattan {

/// Reads what it wants of one run of a study while it is simulated. Used by one thread at a time.
class RunWatcher {
public:
    virtual ~RunWatcher() = default;
    /// At each midnight but the last: what there is since the one before, before it is forgotten.
    virtual void day(const FinishedRows& rows) = 0;
    /// After the last one, when everything is counted. What it keeps is kept before the run counts as done.
    virtual void end(const Simulation& simulation) = 0;
};

/// Makes the watcher of a run. Called from several threads at once.
using WatchRun = std::function<std::unique_ptr<RunWatcher>(const PlannedRun& run)>;

} // namespace plattan
