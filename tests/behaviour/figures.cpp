// What the figures of a run count, and whom.

#include "support/catch.h"
#include "support/day.h"

#include "observables/crime.h"
#include "roles/list.h"

using namespace plattan;
using namespace plattan::test;

TEST_CASE("offences against the scene are those against drug users, rough sleepers and young people at risk", "[figures]")
{
    Square square;
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.1));
    People people;
    Happenings happenings;
    Events events;
    const auto harm = [&](ScenePool pool, bool visitor) {
        const PersonId id = people.add({}, 0);
        people.scene_person[id.index] = {pool, 0};
        people.traits[id.index].visitor = visitor;
        people.traits[id.index].scene = pool != ScenePool::none;
        events.push_back({12 * 3600, EventKind::theft, {}, id, {}, 0});
    };
    harm(ScenePool::drug_users, false);
    harm(ScenePool::rough_sleepers, false);
    harm(ScenePool::youth_at_risk, false);
    harm(ScenePool::dealers, false);
    harm(ScenePool::none, false); // a buyer, or staff
    harm(ScenePool::none, true);  // a visitor
    Crime crime;
    const Safety safety(scenario.parameters.safety, simulation.site().ground());
    const Perception perception(scenario.parameters.perception, simulation.site().ground());
    const Workers workers(1);
    const Admission admission(1);
    const Present present{{{{}, simulation.site()}, simulation.clock()}, people, simulation.environment()};
    const Moment now{{present, perception, happenings}, safety, events, 0, admission, 0, workers, {}};
    crime.measure(now);
    std::vector<double> values(crime.summaries().size());
    crime.summarise(now, values);
    const auto texts = crime.summaries();
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i].name == "offences_against_the_scene")
            CHECK(values[i] == 3);
        else if (texts[i].name == "thefts")
            CHECK(values[i] == 6);
}

TEST_CASE("every passer with half a minute on the square is surveyed, those who are there at the end as well", "[figures][survey]")
{
    const Day day(Square{}, 12, 12.5);
    const People& people = day.simulation.people();
    int here = 0, asked = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (!people.traits[i].visitor || people.entered_at[i] < 0)
            continue;
        const bool long_enough = people.square_time[i] >= 30;
        const Answers given = people.answers[i];
        for (const int answer : {given.safe, given.clean, given.environment, given.whole})
            CHECK((long_enough ? answer >= 1 && answer <= 4 : answer == 0));
        here += long_enough && people.is_present({static_cast<std::uint32_t>(i)});
        asked += long_enough;
    }
    CHECK(here > 5);
    CHECK(asked > 100);
}

TEST_CASE("litter beside a pillar lies on the square", "[figures][litter]")
{
    Square square;
    // The pillar takes the middle of its cell.
    square.more_features = feature("obstacle", "pillar", rectangle(60.2, 10.2, 60.8, 10.8));
    const Scenario scenario = square.scenario();
    const Workers workers(1);
    const Site site(scenario.features, workers);
    Litter litter(site, scenario.parameters.litter, {}, scenario.date);
    const int before = litter.items_on_square();
    litter.drop({60.9F, 10.5F}, LitterKind::other);
    CHECK(litter.items_on_square() == before + 1);
    CHECK(site.ground().square_area() == Approx(2400));
}

TEST_CASE("overview falls where something higher than eyes stands between the main routes and the square", "[figures][index]")
{
    const auto overview_with = [](const std::string& interventions) {
        Square square;
        square.more_features = feature("route", "main_way", R"({"type": "LineString", "coordinates": [[5, 10], [115, 10]]})", R"("purpose": "main")");
        square.interventions = interventions;
        square.trips_per_day = 100;
        const Day day(square, 12, 12.02);
        return measured(day.simulation, "index_overview");
    };
    const double open = overview_with("");
    CHECK(overview_with("  - screens: {line: [60, 1, 60, 18], height: 2}\n") < 0.9 * open);
    CHECK(overview_with("  - screens: {line: [60, 1, 60, 18], height: 0.8}\n") == open);
}
