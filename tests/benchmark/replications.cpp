// What many short runs of one scenario cost, against their ticks alone: plattan_tests "[replication-cost]" > results/MACHINE-replications.csv
// Processor time says it on a machine that others use as well; wall time only on one that is idle. Judges nothing and runs only when asked for.

#include "support/catch.h"
#include "support/square.h"

#include "experiments/replications.h"

#include <cstdio>
#include <ctime>
#include <fmt/format.h>

using namespace plattan;
using namespace plattan::test;

namespace {

double seconds_of(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Processor time of the ticks of all runs (unit: s)
struct Ticks {
    std::vector<double> of_run;

    TickHooks hooks(std::uint32_t replication)
    {
        double& sum = of_run.at(replication);
        TickHooks made;
        made.before = [&sum](Simulation&) { sum -= seconds_of(CLOCK_THREAD_CPUTIME_ID); };
        made.after = [&sum](const Simulation&) {
            sum += seconds_of(CLOCK_THREAD_CPUTIME_ID);
            return true;
        };
        return made;
    }
};

} // namespace

TEST_CASE("sixty windows of half an hour of one scenario", "[.][replication-cost]")
{
    constexpr int windows = 60;
    fmt::print("threads,windows,wall_s,processor_s,ticks_s\n");
    for (const int threads : {1, 2}) {
        ReplicationOrder order;
        order.options = hours(12, 12.5);
        order.threads = threads;
        Ticks ticks{std::vector<double>(windows)};
        const double wall = seconds_of(CLOCK_MONOTONIC), processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
        const Replications replications(library("summer-2018"), order);
        const auto figures = replications.results_of(
            windows, [](const Simulation& simulation) { return measured(simulation, "visitors"); },
            [&](std::uint32_t r, Simulation&) { return ticks.hooks(r); });
        double sum = 0;
        for (const double one : ticks.of_run)
            sum += one;
        fmt::print("{},{},{:.1f},{:.1f},{:.1f}\n", threads, windows, seconds_of(CLOCK_MONOTONIC) - wall,
                   seconds_of(CLOCK_PROCESS_CPUTIME_ID) - processor, sum);
        std::fflush(stdout);
        CHECK(figures.size() == windows);
    }
}
