// The trade on the square: it needs dealers and their stock, and buyers who hope to find somebody.

#include "demand/scene_register.h"
#include "support/catch.h"
#include "support/day.h"

#include <numeric>

using namespace plattan;
using namespace plattan::test;

namespace {

Square market(const std::string& scene, const std::string& more = "")
{
    Square square;
    square.trips_per_day = 20;
    square.parameters = "  scene: {" + scene + "}\n" + more;
    return square;
}

} // namespace

TEST_CASE("a deal needs a dealer with something to sell", "[market][knock-out]")
{
    const auto deals = [](const std::string& dealers, const std::string& more) {
        double sum = 0;
        for (const std::uint32_t seed : {1U, 2U, 3U})
            sum += Day(market("dealers_at_peak: " + dealers + ", buyers_at_peak: 30", more), 10, 16, seed).figure("deals");
        return sum;
    };
    const double many = deals("8", ""), few = deals("2", "");
    REQUIRE(many > 300);
    CHECK(few < 0.7 * many);
    // With stock always at hand, a few can serve all who come.
    CHECK(deals("2", "  dealer: {resupply_time: 30 s}\n") > 1.3 * few);
    CHECK(deals("0", "") == 0);
}

TEST_CASE("buyers differ in how long they search, about their mean", "[market]")
{
    const Scenario scenario = market("dealers_at_peak: 0, buyers_at_peak: 30").scenario();
    Simulation simulation(scenario, hours(10, 16, 2));
    run_through(simulation);
    std::vector<double> searched;
    for (const auto& event : simulation.events())
        if (event.kind == EventKind::search_given_up)
            searched.push_back(event.value);
    REQUIRE(searched.size() > 100);
    std::sort(searched.begin(), searched.end());
    const double mean = std::accumulate(searched.begin(), searched.end(), 0.0) / static_cast<double>(searched.size());
    CHECK(mean == Approx(720).epsilon(0.1));
    CHECK(searched[searched.size() / 10] < 0.7 * mean);
    CHECK(searched[searched.size() * 9 / 10] > 1.4 * mean);
}

TEST_CASE("who is sold out goes for new stock and stands elsewhere afterwards", "[market]")
{
    const Scenario scenario = market("dealers_at_peak: 2, buyers_at_peak: 30").scenario();
    Simulation simulation(scenario, hours(10, 16, 2));
    std::map<std::uint32_t, std::vector<Vec2>> spots; // of each dealer, wherever it sells
    std::size_t seen = 0;
    while (!simulation.done()) {
        simulation.tick();
        for (const auto& events = simulation.events(); seen < events.size(); ++seen) {
            const Event& event = events[seen];
            if (event.kind != EventKind::deal)
                continue;
            auto& list = spots[event.actor.index];
            if (list.empty() || distance(list.back(), event.at) > 1)
                list.push_back(event.at);
        }
    }
    simulation.finish();
    REQUIRE(spots.size() == 2);
    for (const auto& [dealer, list] : spots) {
        CHECK(list.size() >= 3);
    }
}

TEST_CASE("buyers remember whether they found somebody, come less, and try again", "[market][memory][long]")
{
    SceneRegister known;
    const SceneParameters parameters;
    const ScenePerson buyer{ScenePool::buyers, 7};
    Date day = *Date::parse("2018-07-17");
    const auto next = [&] { known.end_day({}, parameters, 0, {1, 0}, std::exchange(day, day.next(1))); };
    CHECK(known.searches_in_vain(buyer) == 0);
    for (int i = 0; i < 10; ++i) {
        known.end_search(buyer, false);
        next();
    }
    CHECK(known.searches_in_vain(buyer) > 0.9);
    for (int i = 0; i < 10; ++i)
        next();
    CHECK(known.searches_in_vain(buyer) < 0.4);
    known.end_search(buyer, true);
    known.end_search(buyer, false);
    next();
    CHECK(known.searches_in_vain(buyer) < 0.45);

    // On a square without dealers fewer come from day to day; where nobody is discouraged, as many as ever.
    const auto came_on_last_day = [](const std::string& discouraged) {
        const Scenario scenario = market("dealers_at_peak: 0, buyers_at_peak: 30, buyers_discouraged: " + discouraged).scenario();
        SimulationOptions options = hours(0, 24, 2);
        options.days = 5;
        Simulation simulation(scenario, options);
        run_through(simulation);
        return std::count_if(simulation.events().begin(), simulation.events().end(),
                             [](const Event& event) { return event.kind == EventKind::search_given_up; });
    };
    const auto steady = came_on_last_day("0");
    REQUIRE(steady > 500);
    CHECK(10 * came_on_last_day("0.8") < 6 * steady);
}

TEST_CASE("dealers keep off spots where people sit who have time to look", "[market][knock-out][furniture][long]")
{
    // Two corners of the scene; chairs stand in the first one, or away from both.
    const auto share_at_first = [](const std::string& chairs) {
        double first = 0, all = 0;
        for (const std::uint32_t seed : {1U, 2U}) {
            Square square = market("dealers_at_peak: 6, buyers_at_peak: 40", "  dealer: {first_anchor_share: 0.5}\n");
            square.trips_per_day = 30'000;
            square.more_features = feature("zone", "second", rectangle(80, 8, 90, 12), R"("rule": "scene")") +
                                   feature("zone", "corner", rectangle(8, 5, 22, 15)) + feature("zone", "middle", rectangle(40, 5, 54, 15));
            square.interventions = "  - furniture: {add: [{kind: deck_chair, count: 40, area: " + chairs + "}]}\n";
            const Scenario scenario = square.scenario();
            Simulation simulation(scenario, hours(11, 15, 2, seed));
            run_through(simulation);
            for (const auto& event : simulation.events())
                if (event.kind == EventKind::deal) {
                    ++all;
                    first += event.at.x < 50;
                }
        }
        REQUIRE(all > 60);
        return first / all;
    };
    CHECK(share_at_first("corner") < 0.75 * share_at_first("middle"));
}
