#include "support/catch.h"
#include "support/square.h"

#include "benchmarks/crossing.h"
#include "experiments/run.h"
#include "results/difference.h"
#include "results/digest.h"

#include <fmt/format.h>
#include <fstream>

using namespace plattan;
using namespace plattan::test;

namespace {

std::filesystem::path run_into(const std::filesystem::path& file, const Scenario& scenario, const SimulationOptions& options)
{
    RunOrder order;
    order.options = options;
    order.output = file;
    run_to_file(scenario, order, {});
    return file;
}

std::string digest_with(const Scenario& scenario, const SimulationOptions& options)
{
    const Folder folder;
    return digest_of(RunReader(run_into(folder.path / "run.h5", scenario, options))).whole;
}

/// A run, and where others part from it: whoever sees the test fail reads minute, dataset and row.
class Original {
public:
    Original(const Scenario& scenario, const SimulationOptions& options)
        : scenario(scenario), file(run_into(folder.path / "original.h5", scenario, options))
    {
    }

    /// "" where the same scenario comes to the same with other options.
    std::string difference(const SimulationOptions& options) const
    {
        const auto other = run_into(folder.path / "other.h5", scenario, options);
        const RunReader a(file), b(other);
        const auto found = first_difference(a, b);
        const bool is_equal = digest_of(a).whole == digest_of(b).whole;
        std::filesystem::remove(other);
        if (found)
            return fmt::format("{} row {}: {} and {}{}", found->dataset, found->row, found->a, found->b,
                               found->minute ? "; states part at " + *found->minute : "");
        return is_equal ? "" : "equal rows have unequal digests";
    }

private:
    Folder folder;
    const Scenario& scenario;
    std::filesystem::path file;
};

} // namespace

TEST_CASE("the digest is the same for any number of threads", "[determinism][long]")
{
    const Scenario scenario = library("summer-2018");
    const Original one(scenario, hours(17, 17.25, 1));
    for (const int threads : {2, 3, 5, 8, 16})
        CHECK(one.difference(hours(17, 17.25, threads)) == "");
    CHECK(one.difference(hours(17, 17.25, 1, 2)).find("row") != std::string::npos); // another seed
}

TEST_CASE("two days side by side in one process equal each alone", "[determinism][long]")
{
    const Scenario a = library("baseline-2014"), b = library("summer-2018");
    const auto hash_alone = [](const Scenario& scenario) {
        Simulation simulation(scenario, hours(13, 13.25, 2));
        run_through(simulation);
        return simulation.observables().state_hash;
    };
    const auto alone_a = hash_alone(a), alone_b = hash_alone(b);
    Simulation x(a, hours(13, 13.25, 2)), y(b, hours(13, 13.25, 2));
    while (!x.done() || !y.done()) {
        if (!x.done())
            x.tick();
        if (!y.done())
            y.tick();
    }
    x.finish();
    y.finish();
    CHECK(x.observables().state_hash == alone_a);
    CHECK(y.observables().state_hash == alone_b);
    CHECK(alone_a != alone_b);
}

TEST_CASE("with and without guards the ordinary visitors are the same, row by row", "[determinism][common-random-numbers]")
{
    const Scenario without = library("baseline-2014"), with = library("guards-only");
    Simulation a(without, hours(0, 24)), b(with, hours(0, 24));
    const People &p = a.people(), &q = b.people();
    std::size_t visitors = 0;
    while (visitors < p.size() && p.traits[visitors].visitor)
        ++visitors;
    REQUIRE(visitors > 90'000);
    REQUIRE(q.size() > p.size());
    for (std::size_t i = 0; i < visitors; ++i) {
        const bool same = p.key[i] == q.key[i] && p.arrives_at[i] == q.arrives_at[i] && p.entry_gate[i] == q.entry_gate[i] &&
                          p.exit_gate[i] == q.exit_gate[i] && p.free_speed[i] == q.free_speed[i] && p.trip_class[i] == q.trip_class[i] &&
                          p.age[i] == q.age[i] && p.sex[i] == q.sex[i] && p.group[i] == q.group[i];
        if (!same)
            FAIL("row " << i << " differs");
    }
}

TEST_CASE("a run goes on from a midnight as if nothing had been, and forgets who is gone", "[determinism][days]")
{
    Square square;
    square.interventions = "  - guards: {post: beside_scene, shifts: [22:00-02:00]}\n";
    square.trips_per_day = 2000;
    const Scenario scenario = square.scenario();
    SimulationOptions options = hours(20, 4);
    options.days = 3;
    std::vector<std::vector<std::uint8_t>> midnights;
    std::size_t rows = 0, most_kept = 0;
    Simulation through(scenario, options);
    through.record_days_to([&](const FinishedRows& day) { rows += day.people.rows_of_day().size(); },
                           [&] {
                               midnights.push_back(through.store());
                               most_kept = std::max(most_kept, through.people().rows().size());
                           });
    run_through(through);
    REQUIRE(midnights.size() == 2);
    CHECK(rows == through.people().first_of_day());
    CHECK(most_kept > 0);
    CHECK(most_kept < 200); // of some 2,600 rows a day
    for (int done = 1; done <= 2; ++done) {
        INFO("after day " << done);
        SimulationOptions later = options;
        later.stored = &midnights[static_cast<std::size_t>(done - 1)];
        later.days_done = done;
        Simulation again(scenario, later);
        CHECK(again.store() == *later.stored);
        run_through(again);
        CHECK(hash_of_state(again.people()) == hash_of_state(through.people()));
        CHECK(again.observables().state_hash == through.observables().state_hash);
        CHECK(again.events().size() == through.events().size());
        for (std::size_t i = 0; i < again.observables().summary.size(); ++i) {
            INFO(again.observables().summary[i].text.name);
            const double a = again.observables().summary[i].value, b = through.observables().summary[i].value;
            CHECK((a == b || (std::isnan(a) && std::isnan(b))));
        }
    }
}

TEST_CASE("a stored state that was cut or names nobody is refused", "[determinism][days][hostile]")
{
    Square square;
    square.trips_per_day = 1000;
    const Scenario scenario = square.scenario();
    SimulationOptions options = hours(22, 1);
    options.days = 2;
    std::vector<std::uint8_t> midnight;
    Simulation through(scenario, options);
    through.record_days_to([](const FinishedRows&) {}, [&] { midnight = through.store(); });
    run_through(through);
    options.days_done = 1;
    for (const std::size_t length : {std::size_t{0}, std::size_t{7}, midnight.size() / 3, midnight.size() - 1}) {
        const std::vector<std::uint8_t> cut(midnight.begin(), midnight.begin() + static_cast<std::ptrdiff_t>(length));
        options.stored = &cut;
        CHECK_THROWS(Simulation(scenario, options));
    }
    auto fewer = midnight; // the number of people stands first: now many ids name nobody
    std::fill(fewer.begin(), fewer.begin() + 8, std::uint8_t{0});
    options.stored = &fewer;
    CHECK_THROWS(Simulation(scenario, options));
}

TEST_CASE("a second observer of trajectories changes nothing", "[determinism]")
{
    const Scenario scenario = library("baseline-2014");
    Simulation plain(scenario, hours(9, 9.2, 2)), recorded(scenario, hours(9, 9.2, 2));
    recorded.record_trajectories_to([](std::size_t, TrajectoryBlock) {});
    run_through(plain);
    run_through(recorded);
    CHECK(plain.observables().state_hash == recorded.observables().state_hash);
}

TEST_CASE("people visited in any order, with any instruction set, walk the same", "[determinism][long]")
{
    const Scenario scenario = library("summer-2018");
    const Original straight(scenario, hours(17, 17.2, 2));
    SimulationOptions shuffled = hours(17, 17.2, 1);
    shuffled.order = Workers::Order::shuffled;
    CHECK(straight.difference(shuffled) == "");
    for (const InstructionSet set : {InstructionSet::plain, InstructionSet::avx2, InstructionSet::avx512}) {
        if (!has(set)) {
            WARN("not tried, this machine lacks it: " << name_of(set));
            continue;
        }
        SimulationOptions options = hours(17, 17.2, 2);
        options.instructions = set;
        INFO(name_of(set));
        CHECK(straight.difference(options) == "");
    }
}

TEST_CASE("the crossing square is the same for any number of threads and any instruction set", "[determinism][long]")
{
    // Pinned: a change of results is meant and stands in CHANGELOG.md.
    std::ifstream pinned(std::string(PLATTAN_SOURCE) + "/tests/determinism/golden.txt");
    std::string scene, golden;
    std::size_t agents = 0, scenes = 0;
    while (pinned >> scene >> agents >> golden) {
        if (scene != "crossing")
            continue;
        ++scenes;
        const auto digest = [&](int threads, InstructionSet set) {
            CrossingSquare::Options options;
            options.agents = agents;
            options.threads = threads;
            options.instructions = set;
            CrossingSquare square(options);
            for (int i = 0; i < 60; ++i)
                square.step();
            return fmt::format("{:016x}", hash_of_state(square.who()));
        };
        INFO(agents << " people");
        for (const int threads : {1, 2, 3, 5, 8, 16})
            CHECK(digest(threads, best_instruction_set()) == golden);
        for (const InstructionSet set : {InstructionSet::plain, InstructionSet::avx2, InstructionSet::avx512})
            if (has(set))
                CHECK(digest(1, set) == golden);
    }
    CHECK(scenes == 3);
}

TEST_CASE("digests of short runs are the pinned ones", "[determinism]")
{
    std::ifstream pinned(std::string(PLATTAN_SOURCE) + "/tests/determinism/golden.txt");
    std::string scene, golden;
    std::size_t hour = 0, scenes = 0;
    while (pinned >> scene >> hour >> golden) {
        if (scene == "crossing")
            continue;
        ++scenes;
        INFO(scene << " at " << hour);
        CHECK(digest_with(library(scene), hours(static_cast<Seconds>(hour), static_cast<Seconds>(hour) + 0.25, 2)) == golden);
    }
    CHECK(scenes == 2);
}
