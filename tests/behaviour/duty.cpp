// Those on duty: what they do, and that it goes when they are blinded.

#include "demand/scene_register.h"
#include "support/catch.h"
#include "support/day.h"

using namespace plattan;
using namespace plattan::test;

namespace {

/// Dealers and buyers who do not look out, so that there is something to see.
const std::string careless =
    "  dealer: {sight_radius: 5 m, patience_with_uniforms: 7200 s}\n  buyer: {watch_radius: 0 m}\n  perception: {warning_radius: 0 m}\n";

} // namespace

TEST_CASE("guards step in where they recognise a deal, and nowhere when they recognise none", "[duty][knock-out][guards]")
{
    Square square;
    square.interventions = "  - guards: {pairs: 1, shifts: [10:00-16:00], post: beside_scene, fidelity: 1}\n";
    square.parameters = careless;
    const Day seeing(square, 12, 14);
    CHECK(seeing.count(EventKind::guard_intervention) >= 3);
    square.parameters = careless + "  information: {recognises_deal: 0}\n  disorder: {rate: 0 h-1}\n";
    CHECK(Day(square, 12, 14).count(EventKind::guard_intervention) == 0);
    // A team that does nothing does nothing.
    square.parameters = careless;
    square.interventions = "  - guards: {pairs: 1, shifts: [10:00-16:00], route: round, fidelity: 0}\n";
    CHECK(Day(square, 12, 14).count(EventKind::guard_intervention) <= 1); // before the first leg ends
}

TEST_CASE("police record what they find, and nothing where nobody carries anything", "[duty][knock-out][police]")
{
    Square square;
    square.interventions = "  - police_visits: {times: [12], duration: 60 min, route: round, gate: west}\n";
    square.parameters = careless + "  police: {loitering_checks: 20 h-1}\n";
    const Day day(square, 11.5, 13.5);
    REQUIRE(day.figure("police_checks") >= 3);
    CHECK(day.figure("recorded_offences") >= 1);
    CHECK(day.figure("recorded_offences") <= day.figure("police_checks"));
    CHECK(day.figure("expected_recorded_offences") > 0.5);
    square.parameters = careless + "  police: {loitering_checks: 20 h-1}\n  scene: {dealer_doses: 0}\n  police_check: {finds: 0}\n";
    const Day nothing(square, 11.5, 13.5);
    CHECK(nothing.figure("recorded_offences") == 0);
    CHECK(nothing.figure("expected_recorded_offences") == 0);
    CHECK(nothing.figure("checks_without_finding") == nothing.figure("police_checks"));
}

TEST_CASE("an arrest takes officers and the arrested away, and a visit that would begin meanwhile falls away", "[duty][police]")
{
    Square square;
    square.interventions = "  - police_visits: {times: [12, 12.75, 13.5, 14.25], duration: 40 min, route: round, gate: west}\n";
    square.parameters = careless + "  police: {loitering_checks: 20 h-1}\n  scene: {dealer_doses: 50}\n";
    /// Officers who were to come within so long after the first arrest, and how many of them did.
    const auto after_first_arrest = [](const Day& day, Seconds within) {
        const auto& events = day.simulation.events();
        const auto arrest = std::find_if(events.begin(), events.end(), [](const Event& event) { return event.kind == EventKind::arrest; });
        REQUIRE(arrest != events.end());
        const auto& people = day.simulation.people();
        CHECK(people.left_at[arrest->other.index] < arrest->time + 600);
        std::pair<int, int> due_and_came;
        for (std::size_t i = 0; i < people.size(); ++i)
            if (people.kind[i] == Roles::kind_of<Police>() && people.arrives_at[i] > arrest->time && people.arrives_at[i] < arrest->time + within) {
                ++due_and_came.first;
                due_and_came.second += people.entered_at[i] >= 0;
            }
        return due_and_came;
    };
    const PoliceCheckParameters parameters;
    const Day day(square, 11.5, 15);
    const auto [due, came] = after_first_arrest(day, parameters.booking_time);
    REQUIRE(due >= 2);
    CHECK(came == 0);
    const auto& worked = day.simulation.people().worked_time;
    CHECK(*std::max_element(worked.begin(), worked.end()) > 9000); // the booking
    // With a room on the square they are back in time for a visit an hour later.
    square.interventions += "  - safety_office: {hours: [08:00-20:00]}\n";
    const Day with_room(square, 11.5, 15);
    const auto [due_then, came_then] = after_first_arrest(with_room, parameters.booking_time);
    REQUIRE(due_then >= 2);
    CHECK(came_then >= 2);
}

TEST_CASE("nobody is checked by sex or age: who stays is", "[duty][police][ethics]")
{
    // The same day with everybody's sex and age drawn otherwise: the same rows are checked at the same moments.
    Square square;
    square.interventions = "  - police_visits: {times: [12], duration: 60 min, route: round, gate: west}\n";
    square.parameters =
        careless + "  police: {loitering_checks: 20 h-1, chance_checks: 10 h-1}\n  safety: {women_day: 0, women_night: 0, young_women: 0, old: 0}\n"
                   "  demand: {speed_of_women: 1, speed_of_men: 1, female_share: 0}\n  scene: {female_share: 0}\n"
                   "  visitor: {women_who_avoid: 0, men_who_avoid: 0}\n";
    const Day men(square, 11.5, 13);
    for (std::size_t at = square.parameters.find("female_share: 0"); at != std::string::npos; at = square.parameters.find("female_share: 0}", at + 5))
        square.parameters.replace(at, 15, "female_share: 1");
    const Day women(square, 11.5, 13);
    std::vector<std::pair<double, std::uint32_t>> a, b;
    for (const auto& event : men.simulation.events())
        if (event.kind == EventKind::police_check)
            a.emplace_back(event.time, event.other.index);
    for (const auto& event : women.simulation.events())
        if (event.kind == EventKind::police_check)
            b.emplace_back(event.time, event.other.index);
    REQUIRE(a.size() >= 3);
    CHECK(a == b);
}

TEST_CASE("outreach workers meet people, who may accept help and then stay away", "[duty][outreach]")
{
    Square square;
    square.present = "drug_users";
    square.interventions = "  - outreach: {workers: 2, shifts: [12:00-16:00], route: round}\n";
    square.parameters = "  outreach: {series: 1, accepts: 0.5, duration: 120 s}\n";
    const Day day(square, 11.5, 15.5);
    REQUIRE(day.figure("contacts") >= 5);
    CHECK(day.figure("help_accepted") >= 1);
    CHECK(day.figure("help_accepted") <= day.figure("contacts"));
    // Each contact is an offer, which half of them accept at least, and all of them at most.
    CHECK(day.figure("expected_help_accepted") >= 0.5 * day.figure("contacts"));
    CHECK(day.figure("expected_help_accepted") <= day.figure("contacts"));
    for (const auto& event : day.simulation.events())
        if (event.kind == EventKind::help_accepted)
            CHECK((day.simulation.people().left_at[event.other.index] < event.time + 600 || !day.simulation.people().is_present(event.other)));
    // Nobody offers, nobody accepts.
    square.interventions = "";
    CHECK(Day(square, 11.5, 15.5).figure("contacts") == 0);
    // Being checked by police that day spoils it.
    square.interventions = "  - outreach: {workers: 2, shifts: [12:00-16:00], route: round}\n";
    square.parameters = "  outreach: {series: 1, accepts: 0, duration: 120 s}\n";
    const Day in_vain(square, 11.5, 15.5);
    CHECK(in_vain.figure("help_accepted") == 0);
    CHECK(in_vain.figure("expected_help_accepted") == 0);
}

TEST_CASE("nobody is spoken to twice in a row", "[duty][outreach][youth][police][guards]")
{
    const auto least_between = [](const Day& day, std::initializer_list<EventKind> kinds) {
        std::map<std::uint32_t, Seconds> last;
        double least = 1e9;
        int talks = 0;
        for (const auto& event : day.simulation.events())
            if (std::find(kinds.begin(), kinds.end(), event.kind) != kinds.end()) {
                ++talks;
                if (const auto before = last.find(event.other.index); before != last.end())
                    least = std::min(least, event.time - before->second);
                last[event.other.index] = event.time;
            }
        REQUIRE(talks >= 5);
        return least;
    };
    Square square;
    square.present = "drug_users";
    square.interventions = "  - outreach: {workers: 2, shifts: [12:00-16:00], route: round}\n";
    square.parameters = "  outreach: {duration: 60 s}\n  outreach_worker: {again_after: 3600 s}\n";
    CHECK(least_between(Day(square, 11.5, 15.5), {EventKind::contact}) > 3600);
    square.present = "youth_at_risk";
    square.interventions = "  - youth_workers: {workers: 2, shifts: [12:00-16:00], route: round}\n";
    square.parameters = "  scene: {youth_at_risk_at_peak: 15}\n  outreach: {duration: 60 s, diverts: 0}\n  youth_worker: {again_after: 3600 s}\n";
    CHECK(least_between(Day(square, 11.5, 15.5), {EventKind::contact}) > 3600);
    square.present = "drug_users";
    square.interventions = "  - police_visits: {times: [12, 13, 14, 15], duration: 40 min, route: round}\n";
    square.parameters = "  police: {chance_checks: 20 h-1, again_after: 3600 s}\n  police_check: {duration: 60 s}\n";
    CHECK(least_between(Day(square, 11.5, 15.8), {EventKind::police_check}) > 1200); // whoever deals is checked again, after a while
}

TEST_CASE("a shift ends on time even where somebody could still be spoken to", "[duty][outreach][youth]")
{
    for (const auto& [present, intervention] : {std::pair{"drug_users", "outreach"}, {"youth_at_risk", "youth_workers"}}) {
        Square square;
        square.present = present;
        square.interventions = std::string("  - ") + intervention + ": {workers: 8, shifts: [12:00-13:00], route: round}\n";
        square.parameters = "  scene: {drug_users_at_peak: 40, youth_at_risk_at_peak: 40}\n  outreach: {duration: 240 s, accepts: 0, diverts: 0}\n"
                            "  outreach_worker: {again_after: 600 s}\n  youth_worker: {again_after: 600 s}\n";
        const Scenario scenario = square.scenario();
        Simulation simulation(scenario, hours(11.5, 14));
        const People& people = simulation.people();
        std::map<std::uint32_t, bool> spoke;
        int begun = 0, begun_late = 0;
        while (!simulation.done()) {
            const Seconds now = simulation.clock().now();
            simulation.tick();
            for (const PersonId id : people.present) {
                if (!people.traits[id.index].host)
                    continue;
                const bool speaks = people.occupied(id, now);
                begun += speaks && !spoke[id.index];
                begun_late += speaks && !spoke[id.index] && now > 13 * 3600;
                spoke[id.index] = speaks;
            }
        }
        simulation.finish();
        REQUIRE(begun > 12);
        CHECK(begun_late == 0);
    }
}

TEST_CASE("youth workers meet those of whom they know by the company they keep", "[duty][youth]")
{
    Square square;
    square.present = "youth_at_risk";
    square.interventions = "  - youth_workers: {workers: 2, shifts: [12:00-16:00], route: round}\n";
    square.parameters = "  scene: {youth_at_risk_at_peak: 15}\n  outreach: {diverts: 1}\n";
    const Day day(square, 11.5, 15.5);
    CHECK(day.figure("youth_identified") >= 1);
    REQUIRE(day.figure("youth_met") >= 1);
    CHECK(day.figure("diversions") >= 1);
    CHECK(day.figure("expected_diversions") == day.figure("diversions"));
    CHECK(day.figure("expected_help_accepted") == Approx(0.5 * day.figure("diversions")));
    // Without dealers there is no company that would be a reason.
    square.parameters = "  scene: {youth_at_risk_at_peak: 15, dealers_at_peak: 0, buyers_at_peak: 0}\n  outreach: {diverts: 1}\n";
    const Day alone(square, 11.5, 15.5);
    CHECK(alone.figure("youth_identified") == 0);
    CHECK(alone.figure("youth_met") == 0);
}

TEST_CASE("sleeping places are cleared by day, and only after their owners were offered help", "[duty][knock-out][outreach]")
{
    const auto night = [](const std::string& staff) {
        Square square;
        square.date = "2018-10-17";
        square.present = "rough_sleepers";
        square.trips_per_day = 0.001;
        square.parameters = "  scene: {rough_sleepers_at_peak: 8, dealers_at_peak: 0, buyers_at_peak: 0}\n";
        square.interventions = staff;
        return Day(square, 3, 11);
    };
    const std::string round = "  - cleaning_round: {hours: 08:00-11:00, removes: 1}\n",
                      outreach = "  - outreach: {workers: 2, shifts: [03:00-06:30], route: round}\n";
    const Day alone = night(""), cleaned = night(round), met = night(outreach + round);
    REQUIRE(alone.figure("sleeping_places") >= 4);
    CHECK(cleaned.figure("sleeping_places_cleared") == 0);
    REQUIRE(met.figure("contacts") >= 1);
    CHECK(met.figure("sleeping_places_cleared") >= 1);
    for (const auto& event : met.simulation.events())
        if (event.kind == EventKind::sleeping_place_cleared)
            CHECK(event.time > 7 * 3600); // dawn
    // A new place is not the old one.
    SleepingPlaces places;
    const ScenePerson owner{ScenePool::rough_sleepers, 3};
    places.lie_down(owner, {10, 10});
    places.offer_help(owner);
    places.lie_down(owner, {30, 10});
    CHECK(places.clear({30, 10}) == 0);
    places.offer_help(owner);
    CHECK(places.clear({30, 10}) == 1);
}

TEST_CASE("who is away stays away until the day, empty corners are taken where buyers find nobody", "[scene][memory]")
{
    SceneRegister known;
    const Date date = *Date::parse("2018-07-17");
    const ScenePerson dealer{ScenePool::dealers, 3};
    known.send_away(dealer, date, 300);
    CHECK(known.away(dealer, date.next(299)));
    CHECK_FALSE(known.away(dealer, date.next(300)));
    CHECK_FALSE(known.away({ScenePool::none, 0}, date));
    const SceneParameters parameters;
    SceneRegister sated = known;
    Date day = date;
    int until_taken = 0;
    for (; until_taken < 200 && known.away(dealer, day); ++until_taken, day = day.next(1)) {
        known.end_day({.deals = 10, .searches_given_up = 90, .dealer_time = 100, .watched_time = 0}, parameters, 0, {1, 0}, day);
        sated.end_day({.deals = 100, .searches_given_up = 0, .dealer_time = 100, .watched_time = 50}, parameters, 0, {1, 0}, day);
    }
    CHECK(until_taken < 30);
    CHECK(sated.away(dealer, day));
    CHECK(sated.remembered_watching() > 0.3);
    CHECK(known.remembered_watching() == 0);
}

TEST_CASE("dealers learn at which hours uniforms come", "[scene][memory]")
{
    constexpr double unknown = 0.5;
    TradeToday day;
    day.stood.fill(1);
    day.stood[40] = 0;
    day.watched[half_hour_of(12 * 3600)] = 1;
    SceneRegister known, forgetful;
    SceneParameters parameters, without_memory;
    without_memory.market_memory.value = 0;
    for (int i = 0; i < 10; ++i) {
        known.end_day(day, parameters, 0, {1, 0}, Date{i});
        forgetful.end_day(day, without_memory, 0, {1, 0}, Date{i});
    }
    CHECK(known.expects_uniform(11.2 * 3600, unknown) > 0.9); // within the hour after 11:30
    CHECK(known.expects_uniform(11.7 * 3600, unknown) > 0.9);
    CHECK(known.expects_uniform(12.2 * 3600, unknown) < 0.1);                       // it has been
    CHECK(known.expects_uniform(19.2 * 3600, unknown) == Approx(0.5).margin(0.03)); // nobody stood there from 20:00 on
    CHECK(forgetful.expects_uniform(12.2 * 3600, unknown) == Approx(0.75));
}

TEST_CASE("who knows that no uniform comes at this time of the day deals again sooner", "[scene][memory][knock-out]")
{
    const auto deals_after = [](const std::string& unknown, const std::string& visit) {
        Square square;
        square.parameters = "  deal: {unknown_half_hour: " + unknown +
                            "}\n  dealer: {patience_with_uniforms: 7200 s}\n  scene: {buyers_at_peak: 80, dealers_at_peak: 3, dealer_doses: 50}\n" +
                            "  police: {loitering_checks: 0 h-1, chance_checks: 0 h-1}\n" + // who is checked has nothing to sell
                            "  information: {recognises_deal: 0}\n  disorder: {rate: 0 h-1}\n";
        square.interventions = visit;
        const Scenario scenario = square.scenario();
        double deals = 0;
        for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) { // of several days: there are few in half an hour
            Simulation simulation(scenario, hours(12, 13, 1, seed));
            run_through(simulation);
            deals += static_cast<double>(std::count_if(simulation.events().begin(), simulation.events().end(), [](const Event& event) {
                return event.kind == EventKind::deal && event.time > 12.5 * 3600 && event.time < 12.9 * 3600;
            }));
        }
        return deals;
    };
    const std::string visit = "  - police_visits: {times: [12], duration: 30 min, route: round, gate: west}\n";
    CHECK(deals_after("0", visit) > 1.2 * deals_after("1", visit));
    CHECK(deals_after("0", "") == deals_after("1", ""));
}

TEST_CASE("staff who go take along whom they knew", "[outreach][memory]")
{
    SceneRegister stays, goes;
    const ScenePerson person{ScenePool::drug_users, 7};
    stays.of(person).known = goes.of(person).known = 8;
    stays.end_day({}, SceneParameters{}, 0, {1, 0}, Date{});
    goes.end_day({}, SceneParameters{}, 0.5, {1, 0}, Date{});
    CHECK(stays.of(person).known == 8);
    CHECK(goes.of(person).known == 4);
}
