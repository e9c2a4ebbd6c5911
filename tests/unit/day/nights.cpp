// Hours that run over midnight belong to the day on which they begin, on every day of a run.

#include "support/catch.h"
#include "support/square.h"

#include <numeric>

using namespace plattan;
using namespace plattan::test;

namespace {

const Date monday = *Date::parse("2018-07-16");

/// Plans of consecutive dates as a run that begins on the first of them makes them.
struct Run {
    Scenario scenario;
    Workers workers{1};
    Site site{scenario.features, workers};
    Date begins;

    Run(const std::string& interventions, Date begins, const std::string& features = "") : scenario(made(interventions, features)), begins(begins) {}

    DayPlan plan(int day) const { return plan_date(scenario, site, {}, begins.next(day), day * seconds_per_day, workers); }

    /// Hours of people on duty within the first `days` days.
    double hours_on_duty(int days) const
    {
        double hours = 0;
        for (int day = 0; day < days; ++day)
            for (const auto& duty : plan(day).duties)
                hours += std::max(0.0, std::min(duty.orders.ends_at, days * seconds_per_day) - duty.starts_at) / 3600;
        return hours;
    }

    double kronor(int days) const
    {
        double sum = 0;
        for (int day = 0; day < days; ++day) {
            const auto by_minute = plan(day).cost_by_minute;
            sum += std::accumulate(by_minute.begin(), by_minute.begin() + DayPlan::minutes_of_date, 0.0);
        }
        return sum;
    }

private:
    static Scenario made(const std::string& interventions, const std::string& features)
    {
        Square square;
        square.interventions = interventions;
        square.more_features = features;
        return square.scenario();
    }
};

std::string problems_of(const std::string& interventions)
{
    const Folder folder;
    Square square;
    square.interventions = interventions;
    Problems problems;
    load_scenario(square.write(folder), {}, problems);
    return problems.text();
}

} // namespace

TEST_CASE("the night shift of a weekday is worked and paid from the evening of that day, on whatever day a run begins", "[nights][interventions]")
{
    const std::string guards = "  - guards: {pairs: 1, shifts: [22:00-02:00], weekdays: [mon], route: round}\n";
    constexpr double guard = 380; // SEK an hour
    const auto check = [&](Date begins, int days, double hours) {
        const Run run(guards, begins);
        INFO(begins.text() << ", " << days << " days");
        CHECK(run.hours_on_duty(days) == Approx(hours));
        CHECK(run.kronor(days) == Approx(hours * guard));
    };
    check(monday, 1, 4); // two people from 22 to 24
    check(monday, 2, 8); // and until 2
    check(monday, 7, 8);
    check(monday, 8, 12);       // the next Monday begins
    check(monday.next(), 1, 4); // Tuesday: what is left of Monday's night
    check(monday.next(), 6, 4); // until Sunday
    check(monday.next(2), 4, 0);
    check(monday.next(-1), 3, 8); // from Sunday on
    for (const auto& duty : Run(guards, monday.next()).plan(0).duties) {
        CHECK(duty.starts_at == 0);
        CHECK(duty.orders.ends_at == 2 * 3600);
        CHECK(duty.date == monday);
    }
}

TEST_CASE("the first and the last night of a period are whole", "[nights][interventions]")
{
    const std::string guards = "  - guards: {pairs: 1, shifts: [22:00-06:00], from: 2018-07-17, until: 2018-07-18, route: round}\n";
    CHECK(Run(guards, monday).hours_on_duty(1) == 0);
    CHECK(Run(guards, monday.next(1)).hours_on_duty(1) == Approx(4));
    CHECK(Run(guards, monday).hours_on_duty(5) == Approx(32));
    CHECK(Run(guards, monday.next(3)).hours_on_duty(1) == Approx(12)); // the day after `until`
    CHECK(Run(guards, monday.next(3)).kronor(1) == Approx(12 * 380));
    CHECK(Run(guards, monday.next(4)).hours_on_duty(1) == 0);
}

TEST_CASE("on a later day of a run nobody of the night before comes a second time, and has the same key as in a run that began earlier", "[nights]")
{
    const std::string guards = "  - guards: {pairs: 1, shifts: [22:00-02:00], route: round}\n";
    const Run early(guards, monday), late(guards, monday.next());
    CHECK(early.plan(1).duties.size() == 2);
    const auto evening = early.plan(0).duties, carried = late.plan(0).duties;
    REQUIRE(carried.size() == 4);
    CHECK(staff_key(carried[2], 3) == staff_key(evening[0], 3));
    CHECK(staff_key(carried[3], 3) == staff_key(evening[1], 3));
    CHECK_FALSE(staff_key(carried[0], 3) == staff_key(carried[2], 3));
}

TEST_CASE("everything with hours goes on after midnight where it began on a day that counts", "[nights][interventions]")
{
    const std::string area = feature("zone", "stage", rectangle(50, 2, 70, 18));
    const std::string night = "hours: 22:00-02:00, weekdays: [mon]", nights = "hours: [22:00-02:00], weekdays: [mon]";
    const std::string everything = "  - events: {area: stage, audience: 10, " + night + "}\n  - safety_office: {" + nights +
                                   "}\n  - kiosk: {at: [60, 1], " + nights + "}\n  - opening_hours: {gate: east, " + nights +
                                   "}\n  - cameras: {at: [60, 10], watched: [22:00-02:00], weekdays: [mon]}\n"
                                   "  - lighting: {add: [{at: [60, 10], hours: 22:00-02:00}], weekdays: [mon]}\n"
                                   "  - furniture: {put_away: [22:00-02:00], weekdays: [mon]}\n";
    for (const int begins : {-1, 0, 1}) { // Sunday, Monday, Tuesday
        const Run run(everything, monday.next(begins), area);
        for (int day = 0; day < 3 - begins; ++day) {
            const DayPlan plan = run.plan(day);
            const Site site(plan.changes.applied_to(run.scenario.features), run.workers);
            const Date date = run.begins.next(day);
            const GoalId east = site.goal("east");
            for (const double hour : {1.0, 3.0, 12.0, 21.0, 23.0}) {
                INFO(date.text() << " " << hour);
                const Seconds time = hour * 3600;
                const bool on = (date == monday && hour > 22) || (date == monday.next() && hour < 2);
                CHECK(std::any_of(plan.gatherings.begin(), plan.gatherings.end(), [&](const Gathering& one) { return one.on(time); }) == on);
                CHECK(any_contains(plan.office.hours, time) == on);
                CHECK(std::any_of(plan.seats_away.begin(), plan.seats_away.end(), [&](const auto& some) { return any_contains(some.hours, time); }) ==
                      on);
                CHECK(std::any_of(plan.cameras.begin(), plan.cameras.end(), [&](const auto& one) { return any_contains(one.watched, time); }) == on);
                CHECK(std::any_of(plan.luminaires.begin(), plan.luminaires.end(),
                                  [&](const Luminaire& one) { return one.hours && any_contains(*one.hours, time); }) == on);
                CHECK(std::any_of(site.features().doors.begin(), site.features().doors.end(),
                                  [&](const Door& one) { return run.scenario.demand.door_open(one, date, time); }) == on);
                // Otherwise the gate is always open.
                CHECK(run.scenario.demand.gate_open(site, east, date, time) == (date != monday || on));
            }
        }
    }
}

TEST_CASE("a gate whose own hours run over midnight keeps the night before a day with other hours", "[nights][opening hours]")
{
    Square square;
    square.interventions = "  - opening_hours: {gate: east, hours: [10:00-12:00], weekdays: [tue]}\n";
    Scenario scenario = square.scenario();
    const Workers workers(1);
    for (auto& gate : scenario.features.gates)
        if (gate.id == "east")
            gate.opening_hours = "late";
    for (auto& day : scenario.demand.opening_hours["late"])
        day = {*Hours::parse("18:00-03:00")};
    const Site site(scenario.features, workers);
    const auto open = [&](Date date, double hour) {
        const Site changed(plan_date(scenario, site, {}, date, 0, workers).changes.applied_to(scenario.features), workers);
        return scenario.demand.gate_open(changed, changed.goal("east"), date, hour * 3600);
    };
    const Date tuesday = monday.next(), wednesday = monday.next(2);
    CHECK(open(monday, 20));
    CHECK(open(tuesday, 2)); // Monday's night
    CHECK_FALSE(open(tuesday, 4));
    CHECK(open(tuesday, 11));
    CHECK_FALSE(open(tuesday, 20));
    CHECK_FALSE(open(wednesday, 2)); // Tuesday has no night
    CHECK(open(wednesday, 20));
}

TEST_CASE("the audience of an event at night comes after midnight too, and not all at once before it", "[nights][events]")
{
    Square square;
    square.more_features = feature("zone", "stage", rectangle(50, 2, 70, 18));
    square.interventions = "  - events: {area: stage, hours: 22:00-04:00, audience: 600, weekdays: [mon]}\n";
    Scenario scenario = square.scenario();
    scenario.demand.classes.front().lingers = true;
    const Workers workers(1);
    const Site site(scenario.features, workers);
    const auto audience = [&](Date begins, int day) {
        const Date date = begins.next(day);
        const Seconds start = day * seconds_per_day;
        return draw_audience(site, scenario.demand, scenario.parameters.demand, plan_date(scenario, site, {}, date, start, workers).gatherings, {},
                             date, start, 1);
    };
    const auto of_monday = audience(monday, 0);
    REQUIRE(of_monday.size() == 600);
    std::array<int, 28> by_hour{};
    for (const auto& person : of_monday)
        ++by_hour[static_cast<std::size_t>(person.arrives_at / 3600)];
    for (const std::size_t hour : {22, 23, 24, 25, 26})
        CHECK(by_hour[hour] == Approx(100).margin(35));
    CHECK(audience(monday, 1).empty()); // they were drawn with Monday
    const auto of_tuesday = audience(monday.next(), 0);
    CHECK(of_tuesday.size() == static_cast<std::size_t>(std::count_if(of_monday.begin(), of_monday.end(),
                                                                      [](const Expected& person) { return person.arrives_at >= seconds_per_day; })));
}

TEST_CASE("a run that begins on a Tuesday has Monday's night shift until it ends", "[nights][duty]")
{
    Square square;
    square.trips_per_day = 100;
    square.date = "2018-07-17";
    square.interventions = "  - guards: {pairs: 1, shifts: [22:00-02:00], weekdays: [mon], route: round}\n";
    const Scenario scenario = square.scenario();
    Simulation simulation(scenario, hours(0, 3));
    std::array<int, 3> most{};
    while (!simulation.done()) {
        int uniforms = 0;
        for (const PersonId id : simulation.people().present)
            uniforms += simulation.people().traits[id.index].uniform;
        auto& here = most[static_cast<std::size_t>(simulation.clock().now() / 3600)];
        here = std::max(here, uniforms);
        if (simulation.clock().now() >= 2.1 * 3600)
            CHECK(uniforms == 0);
        simulation.tick();
    }
    CHECK(most[0] == 2);
    CHECK(most[1] == 2);
}

TEST_CASE("drawn police visits do not overlap, within a date or from one to the next", "[nights][police]")
{
    for (const char* words : {"visits: 4", "visits: 20, duration: 15 min, hours: 10:00-20:00", "visits: 6, hours: 20:00-02:00",
                              "visits: 30, duration: 15 min, hours: 00:00-24:00", "visits: 2, duration: 725 s, hours: 12:00-12:30"}) {
        INFO(words);
        const Run run("  - police_visits: {" + std::string(words) + ", route: round}\n", monday);
        std::vector<std::pair<Seconds, Seconds>> visits;
        for (int day = 0; day < 20; ++day)
            for (const auto& duty : run.plan(day).duties)
                if (duty.place == 0 && duty.date >= run.begins) {
                    visits.emplace_back(duty.starts_at, duty.orders.ends_at);
                    const auto& hours = *std::get<PoliceVisits::Parameters>(run.scenario.interventions.front().what).hours;
                    CHECK(span_of(hours).contains(duty.starts_at - day * seconds_per_day));
                }
        for (std::size_t i = 1; i < visits.size(); ++i)
            CHECK(visits[i].first >= visits[i - 1].second);
    }
}

TEST_CASE("police visits that cannot follow one another in their hours are refused, with how many can", "[nights][police]")
{
    const auto of = [](const std::string& words) { return problems_of("  - police_visits: {" + words + ", route: round}\n"); };
    CHECK(of("visits: 15, duration: 15 min, hours: 15:00-21:00").empty());
    CHECK(of("visits: 16, duration: 15 min, hours: 15:00-21:00").find("at most 15") != std::string::npos);
    CHECK(of("visits: 3, hours: 12:00-12:30").find("at most 2") != std::string::npos);
    CHECK(of("visits: 2, duration: 240 min, hours: 00:00-24:00").empty());
}

TEST_CASE("a cleaner of the night scrubs in the morning", "[nights][cleaners]")
{
    const auto scrubs = [](const char* shift) {
        return Run("  - cleaners: {tools: [scrubber], shifts: [" + std::string(shift) + "]}\n", monday).plan(0).duties.front().orders.scrubs;
    };
    CHECK(scrubs("05:00-13:00") == Span{0, 8 * 3600});
    CHECK(scrubs("22:00-06:00") == Span{24 * 3600, 32 * 3600});
}
