// People of the scene, offences, and what moves elsewhere: with the mechanism there is an effect, without it there is none.

#include "support/catch.h"
#include "support/square.h"

#include "observables/activity_mix.h"
#include "observables/conflicts.h"
#include "observables/evenness.h"
#include "observables/lane_clearance.h"
#include "observables/safety_index.h"
#include "roles/hangout.h"

using namespace plattan;
using namespace plattan::test;

namespace {

std::map<std::string, double> figures(const Square& square, double from, double until, const std::vector<std::string>& names, std::uint32_t seed = 1)
{
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(from, until, 2, seed));
    run_through(simulation);
    std::map<std::string, double> found;
    for (const auto& name : names)
        found[name] = measured(simulation, name);
    return found;
}

const std::string post = feature("zone", "post", rectangle(40, 8, 44, 12));
const std::string guards = "  - guards: {pairs: 1, shifts: [10:00-16:00], post: post, fidelity: 1}\n";

std::string node(const std::string& id, int metres)
{
    return feature("node", id, "null", R"("distance": )" + std::to_string(metres) + R"(, "capacity": 12)");
}

} // namespace

TEST_CASE("offences need an offender, a target within reach, and nobody who would see it", "[knock-out][offending][long]")
{
    Square square;
    square.present = "offenders";
    square.trips_per_day = 30'000;
    square.parameters = "  scene: {offenders_at_peak: 4, dealers_at_peak: 0, buyers_at_peak: 0}\n";
    const std::vector<std::string> names{"expected_thefts", "expected_assaults"};
    const auto plain = figures(square, 12, 14, names);
    REQUIRE(plain.at("expected_thefts") > 0.2);

    Square nobody = square;
    nobody.parameters = "  scene: {offenders_at_peak: 0, dealers_at_peak: 0, buyers_at_peak: 0}\n";
    CHECK(figures(nobody, 12, 14, names).at("expected_thefts") == 0);

    Square out_of_reach = square;
    out_of_reach.parameters += "  offending: {reach: 0.5 m}\n";
    CHECK(figures(out_of_reach, 12, 14, names).at("expected_thefts") < 0.3 * plain.at("expected_thefts"));

    Square unseen = square;
    unseen.parameters += "  offending: {observers: 50}\n";
    CHECK(figures(unseen, 12, 14, names).at("expected_assaults") > 1.2 * plain.at("expected_assaults"));

    Square guarded = square;
    guarded.more_features = post;
    guarded.interventions = guards;
    Square blind = guarded; // the guards stand there, but no offender looks out for them
    blind.parameters += "  offender: {watch_radius: 0 m}\n";
    const auto thefts = [&](const Square& where) { // of several days: there are few on one
        double sum = 0;
        for (const std::uint32_t seed : {1U, 2U, 3U, 4U})
            sum += figures(where, 12, 14, names, seed).at("expected_thefts");
        return sum;
    };
    CHECK(thefts(guarded) < 0.7 * thefts(blind));
}

TEST_CASE("what is expected of offenders is what they do on the average, and hangs less on chance", "[offending]")
{
    Square square;
    square.present = "offenders";
    square.trips_per_day = 10'000;
    square.parameters = "  scene: {offenders_at_peak: 6, stay_median: 10 min, dealers_at_peak: 0, buyers_at_peak: 0}\n"
                        "  offending: {theft_rate: 20, robbery_rate: 0, assault_rate: 20, harassment_rate: 0}\n";
    double thefts = 0, assaults = 0, expected_thefts = 0, expected_assaults = 0, least = 1e9, most = 0;
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        const auto day = figures(square, 12, 16, {"thefts", "assaults", "expected_thefts", "expected_assaults"}, seed);
        thefts += day.at("thefts");
        assaults += day.at("assaults");
        expected_thefts += day.at("expected_thefts");
        expected_assaults += day.at("expected_assaults");
        least = std::min(least, day.at("expected_thefts"));
        most = std::max(most, day.at("expected_thefts"));
    }
    REQUIRE(thefts + assaults > 200);
    CHECK(expected_thefts + expected_assaults == Approx(thefts + assaults).epsilon(0.2));
    CHECK(most < 1.3 * least);
}

TEST_CASE("whoever spends time on the square leaves something behind, people of the scene too", "[scene][litter][knock-out]")
{
    const auto dropped_by_scene = [](const std::string& pool, const std::string& litter) {
        Square square;
        square.present = pool;
        square.trips_per_day = 20;
        square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n  litter: {littering_probability: 0.5, " + litter + "}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 18, 2));
        run_through(simulation);
        int dropped = 0;
        for (const auto& event : simulation.events())
            dropped += event.kind == EventKind::litter_dropped && simulation.people().traits[event.actor.index].scene;
        return dropped;
    };
    for (const auto& pool : {"drug_users", "rough_sleepers", "youth_at_risk"})
        CHECK(dropped_by_scene(pool, "scene_disposals_per_hour: 3") > 5);
    CHECK(dropped_by_scene("drug_users", "scene_disposals_per_hour: 0") == 0);
    // By the time they stay, and not by how often they move on.
    const std::string often = "scene_disposals_per_hour: 6}\n  drug_user: {spot_time: 5 min",
                      seldom = "scene_disposals_per_hour: 6}\n  drug_user: {spot_time: 60 min";
    CHECK(dropped_by_scene("drug_users", often) == Approx(dropped_by_scene("drug_users", seldom)).epsilon(0.25));
}

TEST_CASE("who looks for a spot knows of company that it sees", "[scene][knock-out]")
{
    // Part of the choices between two points that fall on the one amid dealers.
    const auto joins_dealers = [](const std::string& wall) {
        Square square;
        square.trips_per_day = 0.001;
        square.more_features = post + wall;
        square.parameters = "  scene: {dealers_at_peak: 20, buyers_at_peak: 0}\n  dealer: {sight_radius: 5 m}\n";
        square.interventions = guards;
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 12.5));
        run_through(simulation);
        const View view = simulation.view();
        REQUIRE(view.perception.sellers().size() > 5);
        REQUIRE(!view.perception.uniforms().empty());
        const PersonId who = view.perception.uniforms().front(); // stands between the two
        const auto either = [](Draws& draws) { return std::optional(draws.chance(0.5) ? Vec2{15, 10} : Vec2{69, 10}); };
        constexpr int choices = 200;
        int joined = 0;
        for (int i = 0; i < choices; ++i) {
            Draws draws({}, static_cast<PersonKey>(i), 0, Purpose::anchor);
            joined += best_spot(view, {view.people.position[who.index], who}, {.company = 5}, draws, either)->x < 20;
        }
        return static_cast<double>(joined) / choices;
    };
    CHECK(joins_dealers("") > 0.95);
    CHECK(joins_dealers(feature("obstacle", "wall", rectangle(30, 0.5, 30.5, 18), R"("blocks_sight": true)")) < 0.75);
}

TEST_CASE("people who come for company stand together", "[scene][knock-out]")
{
    // The median distance of each from the nearest other one, of those who stay.
    const auto apart = [](const std::string& pool, Kind kind) {
        Square square;
        square.present = pool;
        square.trips_per_day = 20;
        square.parameters = "  scene: {drug_users_at_peak: 15, offenders_at_peak: 15, dealers_at_peak: 0, buyers_at_peak: 0}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 15, 2));
        std::vector<float> nearest;
        while (!simulation.done()) {
            simulation.tick();
            if (!simulation.clock().every(60))
                continue;
            const People& people = simulation.people();
            for (const PersonId a : people.present) {
                float least = 100;
                for (const PersonId b : people.present)
                    if (a != b && people.kind[b.index] == kind && people.activity[b.index] == Activity::standing)
                        least = std::min(least, distance(people.position[a.index], people.position[b.index]));
                if (people.kind[a.index] == kind && people.activity[a.index] == Activity::standing)
                    nearest.push_back(least);
            }
        }
        simulation.finish();
        REQUIRE(nearest.size() > 500);
        std::nth_element(nearest.begin(), nearest.begin() + static_cast<std::ptrdiff_t>(nearest.size() / 2), nearest.end());
        return nearest[nearest.size() / 2];
    };
    CHECK(apart("drug_users", Roles::kind_of<DrugUser>()) < 1.8F);
    CHECK(apart("offenders", Roles::kind_of<Offender>()) > 2.5F); // to whom company weighs nothing
}

TEST_CASE("people of the scene guard nobody else, others do", "[knock-out][offending]")
{
    Square square;
    square.present = "offenders";
    square.trips_per_day = 30'000;
    const auto assaults = [&](const std::string& dealers) {
        square.parameters = "  scene: {offenders_at_peak: 4, dealers_at_peak: " + dealers + ", buyers_at_peak: 0}\n";
        return figures(square, 12, 14, {"expected_assaults"}).at("expected_assaults");
    };
    const double without = assaults("0");
    REQUIRE(without > 0.1);
    CHECK(assaults("30") > 0.9 * without);
}

TEST_CASE("offenders are no different people for looking for an occasion", "[offending]")
{
    // Adding offenders moves no visitor: same keys, same arrivals, same traits.
    Square with, without;
    with.present = "offenders";
    const Scenario a = with.scenario(), b = without.scenario();
    Simulation one(a, hours(12, 12.25)), other(b, hours(12, 12.25));
    const People &people = one.people(), &same = other.people();
    std::size_t visitors = 0;
    for (std::size_t i = 0; i < same.size() && same.traits[i].visitor; ++i, ++visitors)
        if (people.key[i] != same.key[i] || people.arrives_at[i] != same.arrives_at[i] || people.age[i] != same.age[i])
            FAIL("row " << i);
    CHECK(visitors > 100);
}

TEST_CASE("deals move elsewhere where there is an elsewhere, and the nearer the more", "[knock-out][displacement]")
{
    const auto elsewhere = [](const std::string& nodes) {
        Square square;
        square.more_features = feature("zone", "post", rectangle(22, 8, 26, 12)) + nodes;
        square.interventions = guards;
        return figures(square, 11, 15, {"deals", "displaced_deals"});
    };
    const auto nowhere = elsewhere(""), near = elsewhere(node("corner", 100)), far = elsewhere(node("suburb", 4000));
    CHECK(nowhere.at("displaced_deals") == 0);
    CHECK(near.at("displaced_deals") > 10);
    CHECK(far.at("displaced_deals") < 0.2 * near.at("displaced_deals"));
}

TEST_CASE("who comes back can leave again where gates let out one after the other", "[displacement][admission]")
{
    Square square;
    square.more_features = feature("zone", "post", rectangle(22, 8, 26, 12)) + node("corner", 100) +
                           feature("gate", "narrow", R"({"type": "LineString", "coordinates": [[50, 20], [52, 20]]})", R"("service_rate": 1)");
    square.interventions = "  - guards: {pairs: 1, shifts: [11:00-13:00], post: post}\n";
    square.trips_per_day = 100;
    square.parameters = "  dealer: {away_median: 60 s}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(10, 16));
    run_through(simulation);
    const People& people = simulation.people();
    float longest = 0;
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people.traits[i].seller)
            longest = std::max(longest, people.walking_time[i]);
    CHECK(longest > 30); // they did go to and fro
    CHECK(longest < 1800);
}

TEST_CASE("dealers who are watched for long go to another place and come back", "[displacement]")
{
    Square square;
    square.more_features = feature("zone", "post", rectangle(22, 8, 26, 12)) + node("corner", 100);
    square.interventions = "  - guards: {pairs: 1, shifts: [12:00-13:00], post: post}\n";
    square.parameters = "  dealer: {away_median: 20 min}\n  scene: {buyers_at_peak: 0}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(11.5, 15));
    const auto dealers = [&] {
        int present = 0, away = 0;
        for (std::size_t i = 0; i < simulation.people().size(); ++i)
            if (simulation.people().traits[i].seller) {
                present += simulation.people().activity[i] != Activity::absent;
                away += simulation.people().elsewhere[i] >= 0;
            }
        return std::pair{present, away};
    };
    const auto until = [&](double hour) {
        while (simulation.clock().now() < hour * 3600)
            simulation.tick();
        return dealers();
    };
    const auto before = until(11.95), watched = until(12.5), after = until(14.5);
    CHECK(before.second == 0);
    CHECK(watched.second >= 2);
    CHECK(after.first > watched.first);
    CHECK(after.first + after.second == before.first);
}

TEST_CASE("intoxicated people nearby are felt, and not by who is blind to them", "[knock-out][safety]")
{
    const auto unsafe = [](double share, double weight) {
        Square square;
        square.present = "drug_users";
        square.parameters = "  scene: {dealers_at_peak: 0, buyers_at_peak: 0}\n  drug_user: {intoxicated_share: " + std::to_string(share) +
                            "}\n  disorder: {rate: 0 h-1}\n  safety: {intoxicated: " + std::to_string(weight) + "}\n";
        return figures(square, 12, 13, {"unsafe_day"}).at("unsafe_day");
    };
    CHECK(unsafe(1, 0.35) > unsafe(0, 0.35) + 0.005);
    CHECK(unsafe(1, 0) == Approx(unsafe(0, 0)).epsilon(1e-6));
}

TEST_CASE("regulars come again with the same traits and remember", "[memory]")
{
    Square square;
    square.parameters = "  demand: {regular_share: 1, regulars: 400}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(0, 24));
    const People& people = simulation.people();
    std::map<int, std::size_t> first;
    std::size_t again = 0;
    for (std::size_t i = 0; i < people.size() && people.traits[i].visitor; ++i) {
        REQUIRE(people.person[i] >= 0);
        const auto [known, added] = first.try_emplace(people.person[i], i);
        if (added)
            continue;
        ++again;
        CHECK((people.sex[i] == people.sex[known->second] && people.age[i] == people.age[known->second] &&
               people.sensitivity[i] == people.sensitivity[known->second]));
    }
    CHECK(again > 500);

    Memory memory({});
    People visits;
    for (int visit = 0; visit < 3; ++visit) {
        Expected person;
        person.person = 7;
        const PersonId id = visits.add(person, visit);
        memory.remind(visits, id.index);
        CHECK(visits.opinion[id.index] == Approx(visit == 0 ? -1 : visit == 1 ? 0.5 : 0.46));
        Feeling& feeling = visits.feeling[id.index];
        feeling.day = 2;
        feeling.unsafe_day = visit == 0 ? 1.0F : 0.2F; // 0.5, then 0.1
        memory.keep({id}, visits);
    }
}

TEST_CASE("scores of the index are linear between their anchors", "[index]")
{
    CHECK(sub_score(100, 0, 200, 0) == Approx(10));
    CHECK(sub_score(300, 0, 200, 0) == 20);
    CHECK(sub_score(6, 12, 0, 1) == Approx(11));
    const double even[3]{2, 2, 2}, one[3]{5, 0, 0};
    CHECK(evenness(even) == Approx(1));
    CHECK(evenness(one) == 0);
}

TEST_CASE("what visitors use the square for is told by where they are, stay and go", "[index]")
{
    Square square;
    square.more_features = feature("gate", "shops", R"({"type": "LineString", "coordinates": [[50, 20], [60, 20]]})", R"("shop": true)") +
                           feature("gate", "library", R"({"type": "LineString", "coordinates": [[80, 20], [90, 20]]})", R"("culture": true)");
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.1));
    const Site& site = simulation.site();
    Environment environment;
    Gathering music;
    music.area.outer = {{20, 2}, {40, 2}, {40, 18}, {20, 18}};
    music.hours = {13 * 3600, 15 * 3600};
    environment.gatherings.push_back(music);
    People people;
    const PersonId id = people.add({}, 0);
    people.position[id.index] = {30, 10};
    people.entry_gate[id.index] = site.goal("west");
    people.exit_gate[id.index] = site.goal("east");
    const auto use = [&](Activity activity, Seconds time) {
        people.activity[id.index] = activity;
        return use_of(id, people, environment, site, time);
    };
    constexpr Seconds before = 12 * 3600, during = 14 * 3600;
    CHECK(use(Activity::walking, during) == Use::passing);
    CHECK(use(Activity::standing, before) == Use::standing);
    CHECK(use(Activity::sitting, before) == Use::sitting);
    CHECK(use(Activity::standing, during) == Use::event);
    people.exit_gate[id.index] = site.goal("shops");
    CHECK(use(Activity::walking, before) == Use::shopping);
    CHECK(use(Activity::standing, before) == Use::standing);
    people.exit_gate[id.index] = site.goal("library");
    CHECK(use(Activity::walking, before) == Use::culture);
}

TEST_CASE("graffiti and damage disfigure the square, broken lamps do not", "[index][upkeep]")
{
    Defects defects;
    defects.add({Defect::Kind::graffiti, {10, 10}, 0});
    defects.add({Defect::Kind::damage, {60, 10}, 0});
    defects.add({Defect::Kind::broken_lamp, {12, 10}, 0});
    CHECK(defects.standing() == 2);
    CHECK(defects.near({11, 10}) == 1);
}

TEST_CASE("a conflict is two discs that will touch", "[index]")
{
    CHECK(would_touch({3, 0}, {2, 0}, 1.5F));        // head-on
    CHECK_FALSE(would_touch({3, 0}, {-2, 0}, 1.5F)); // apart
    CHECK_FALSE(would_touch({3, 1}, {2, 0}, 1.5F));  // past each other
    CHECK_FALSE(would_touch({5, 0}, {2, 0}, 1.5F));  // not yet
}

TEST_CASE("people who stand in a fire lane make it narrower", "[index]")
{
    Square square;
    square.more_features = feature("zone", "lane", rectangle(30, 4, 90, 8), R"("rule": "keep_clear")");
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.1));
    People people;
    CHECK(lane_is_clear(simulation.site(), people));
    const PersonId id = people.add({}, 0);
    people.present.push_back(id);
    people.position[id.index] = {50.5F, 6};
    people.activity[id.index] = Activity::standing;
    CHECK(lane_clearance(simulation.site(), people) == Approx(1.75).margin(0.11));
    CHECK(lane_is_clear(simulation.site(), people)); // steps aside
    for (int others = 0; others < 5; ++others) {
        const PersonId other = people.add({}, 0);
        people.present.push_back(other);
        people.position[other.index] = {50.5F, 6};
        people.activity[other.index] = Activity::standing;
    }
    CHECK_FALSE(lane_is_clear(simulation.site(), people));
    for (const PersonId other : people.present)
        people.activity[other.index] = Activity::walking;
    CHECK(lane_is_clear(simulation.site(), people));
    CHECK(lane_clearance(simulation.site(), people) == Approx(4).margin(0.11));
}

TEST_CASE("a fire lane that ends slantwise is as wide as it is in between, and one that narrows on the way is not", "[index]")
{
    const auto clearance = [](const std::string& ring) {
        Square square;
        square.more_features = feature("zone", "lane", R"({"type": "Polygon", "coordinates": [[)" + ring + "]]}", R"("rule": "keep_clear")");
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(12, 12.1));
        return lane_clearance(simulation.site(), {});
    };
    CHECK(clearance("[30, 4], [86, 4], [90, 8], [34, 8], [30, 4]") == Approx(4).margin(0.11));
    CHECK(clearance("[30, 4], [87, 4], [90, 6], [87, 8], [30, 8], [30, 4]") == Approx(4).margin(0.11));
    CHECK(clearance("[30, 4], [90, 4], [90, 8], [62, 8], [60.5, 6], [59, 8], [30, 8], [30, 4]") == Approx(2).margin(0.3));
}

TEST_CASE("a fire lane with a corner written twice is as wide as without", "[index]")
{
    Square square;
    square.more_features = feature("zone", "lane", R"({"type": "Polygon", "coordinates": [[[30, 4], [90, 4], [90, 4], [90, 8], [30, 8], [30, 4]]]})",
                                   R"("rule": "keep_clear")");
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(12, 12.1));
    CHECK(lane_clearance(simulation.site(), {}) == Approx(4).margin(0.11));
}
