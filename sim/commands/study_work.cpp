#include "commands/study_work.h"

#include "commands/progress.h"
#include "experiments/interruption.h"
#include "record/output_claim.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace plattan::commands {

WorkOrder work_here(int threads, SweepProgress& progress)
{
    WorkOrder order;
    order.threads = threads;
    order.host = this_host();
    order.since = moment_text();
    order.clock = [] { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); };
    order.stop = interrupted;
    order.progress = [&progress](std::size_t done, std::size_t all) { progress.show(done, all); };
    return order;
}

void simulate_missing(const StudyFolder& folder, const WorkOrder& order, SweepProgress& progress)
{
    try {
        work(folder, order);
    } catch (const Interrupted&) {
        progress.finish();
        throw Interrupted("interrupted; the runs that had ended are kept, and the same command goes on");
    }
    progress.finish();
}

void report_failures(const StudyFolder& folder, const StudyState& state)
{
    constexpr std::size_t shown = 5;
    const auto failed = state.runs(StudyState::Of::failed);
    for (std::size_t i = 0; i < std::min(shown, failed.size()); ++i)
        fmt::print(stderr, "run {} failed: {}\n  to repeat it: plattan rerun {} {}\n", id_text(failed[i].id), state.row_of(failed[i]).failure,
                   folder.path().string(), id_text(failed[i].id));
    if (failed.size() > shown)
        fmt::print(stderr, "and {} others; `plattan sweep status {}` names them all\n", failed.size() - shown, folder.path().string());
}

} // namespace plattan::commands
