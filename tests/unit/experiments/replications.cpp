#include "support/catch.h"
#include "support/environment.h"
#include "support/square.h"

#include "experiments/replications.h"

#include <atomic>
#include <set>

using namespace plattan;
using namespace plattan::test;

namespace {

Scenario room(int days_before = 0)
{
    Square square;
    square.trips_per_day = 3000;
    Scenario scenario = square.scenario();
    scenario.spin_up = days_before;
    return scenario;
}

ReplicationOrder order_with(int threads)
{
    ReplicationOrder order;
    order.options = hours(12, 12.1);
    order.threads = threads;
    return order;
}

std::uint64_t state_of(const Simulation& simulation)
{
    std::uint64_t digest = 0;
    for (const std::uint64_t hash : simulation.observables().state_hash)
        digest = mix(digest ^ hash);
    return digest;
}

} // namespace

TEST_CASE("replications are the runs that they are alone, on any number of threads", "[experiments][replications]")
{
    constexpr int count = 5;
    const Scenario scenario = room();
    std::vector<std::uint64_t> alone;
    for (std::uint32_t r = 0; r < count; ++r) {
        SimulationOptions options = hours(12, 12.1);
        options.run.replication = r;
        Simulation simulation(scenario, options);
        run_through(simulation);
        alone.push_back(state_of(simulation));
    }
    CHECK(std::set(alone.begin(), alone.end()).size() == count);
    for (const int threads : {1, 2, 3, 8})
        CHECK(Replications(scenario, order_with(threads)).results_of(count, state_of) == alone);
    CHECK(Replications(scenario, order_with(4)).results_of(1, state_of).front() == alone.front()); // alone it gets all threads
}

TEST_CASE("the site is made once, and once for each set of changes", "[experiments][replications]")
{
    std::mutex seen_from_many;
    std::set<const Site*> sites;
    const Replications replications(room(), order_with(2));
    replications.run(Replications::first(4), {}, [&](std::uint32_t, const Simulation& simulation) {
        const std::lock_guard lock(seen_from_many);
        sites.insert(&simulation.site());
    });
    CHECK(sites.size() == 1);

    const Scenario scenario = room();
    SharedSites shared(scenario.features);
    const Workers workers(1);
    SiteChanges screen, wider;
    screen.screens.emplace_back().line = {{60, 2}, {60, 6}};
    wider.screens.emplace_back().line = {{60, 2}, {60, 8}};
    const auto plain = shared.with({}, workers), screened = shared.with(screen, workers), other = shared.with(wider, workers);
    CHECK(plain != screened);
    CHECK(screened != other);
    CHECK(shared.with({}, workers) == plain);
    CHECK(shared.with(screen, workers) == screened);
    CHECK(plain->features().screens.empty());
    CHECK(screened->features().screens.size() == 1);
}

TEST_CASE("what was read of a run is kept by its identity", "[experiments][replications][cache]")
{
    const Folder folder;
    const Variable place("XDG_CACHE_HOME", folder.path.string());
    std::atomic<int> simulated = 0;
    const std::function<double(const Simulation&)> visitors = [&](const Simulation& simulation) {
        ++simulated;
        return measured(simulation, "visitors");
    };
    const auto of = [&](const Scenario& scenario, const ReplicationOrder& order, int count = 3) {
        const int before = simulated;
        const auto results = Replications(scenario, order).kept_results_of<double>(count, "visitors", visitors);
        return std::pair(results, simulated - before);
    };
    const auto [results, first] = of(room(), order_with(2));
    CHECK(first == 3);
    CHECK(of(room(), order_with(1)) == std::pair(results, 0)); // another folder of the scenario, another number of threads
    CHECK(of(room(), order_with(2), 4).second == 1);
    auto seed = order_with(2), window = order_with(2), weight = order_with(2);
    seed.options.run.seed = 2;
    window.options.until = *window.options.until + 60;
    weight.options.visitor_weight = 10;
    CHECK(of(room(), seed).second == 3);
    CHECK(of(room(), window).second == 3);
    CHECK(of(room(), weight).second == 3);
    Scenario other = room();
    other.parameters.walking.body_radius.value += 0.01;
    CHECK(of(other, order_with(2)).second == 3);
    CHECK(of(room(1), order_with(2)).second == 3); // begins in another state
    const std::function<double(const Simulation&)> entered = [&](const Simulation& simulation) { return 1 + visitors(simulation); };
    CHECK(Replications(room(), order_with(2)).kept_results_of<double>(3, "entered", entered) != results);
    CHECK(of(room(), order_with(2)) == std::pair(results, 0));
}

TEST_CASE("replications that are asked to stop keep what is finished", "[experiments][replications][cache]")
{
    const Folder folder;
    const Variable place("XDG_CACHE_HOME", folder.path.string());
    std::atomic<int> simulated = 0;
    std::atomic<bool> enough = false;
    const std::function<double(const Simulation&)> visitors = [&](const Simulation& simulation) {
        enough = ++simulated >= 2;
        return measured(simulation, "visitors");
    };
    auto order = order_with(1);
    order.stop = [&] { return enough.load(); };
    std::vector<std::size_t> told;
    order.progress = [&](std::size_t done, std::size_t all) {
        CHECK(all == 5);
        told.push_back(done);
    };
    CHECK_THROWS_AS(Replications(room(), order).kept_results_of<double>(5, "visitors", visitors), Interrupted);
    CHECK(simulated == 2);
    CHECK(told == std::vector<std::size_t>{1, 2});
    const auto results = Replications(room(), order_with(2)).kept_results_of<double>(5, "visitors", visitors);
    CHECK(simulated == 5);
    CHECK(results == Replications(room(), order_with(1)).results_of(5, visitors));

    // In the days before the first as well.
    order.stop = [] { return true; };
    order.keeps_spin_up = false;
    CHECK_THROWS_AS(Replications(room(1), order).run({7}, {}, [](std::uint32_t, const Simulation&) { FAIL("it was not asked"); }), Interrupted);
}

TEST_CASE("a run that fails ends the others, and its own reason is told", "[experiments][replications]")
{
    for (const int threads : {1, 2}) {
        std::atomic<int> finished = 0;
        const auto fails = [&](std::uint32_t r, const Simulation&) {
            if (r >= 1)
                throw std::runtime_error("run " + std::to_string(r));
            ++finished;
        };
        try {
            Replications(room(), order_with(threads)).run(Replications::first(8), {}, fails);
            FAIL("nothing was thrown");
        } catch (const std::runtime_error& error) {
            CHECK(std::string(error.what()).starts_with("run "));
        }
        CHECK(finished <= 1);
    }
}

TEST_CASE("hooks see every tick, and may end a run", "[experiments][replications]")
{
    auto order = order_with(1);
    order.closes = false;
    int before = 0, after = 0, minutes = 0;
    const auto begin = [&](std::uint32_t, Simulation&) {
        TickHooks hooks;
        hooks.before = [&](Simulation&) { ++before; };
        hooks.minute = [&](const Simulation&) { ++minutes; };
        hooks.after = [&](const Simulation& simulation) {
            ++after;
            return simulation.clock().now() < 11.75 * 3600;
        };
        return hooks;
    };
    Seconds reached = 0;
    Replications(room(), order).run({0}, begin, [&](std::uint32_t, const Simulation& simulation) { reached = simulation.clock().now(); });
    CHECK(reached == 11.75 * 3600);
    CHECK(before == after);
    CHECK(minutes == 15);
}
