#include "support/catch.h"
#include "support/recorded_room.h"

#include "results/recording.h"
#include "roles/list.h"

#include <algorithm>
#include <cmath>

using namespace plattan;
using namespace plattan::test;

TEST_CASE("a bounded cache drops what was not used for longest, and keeps what somebody holds", "[results]")
{
    BoundedCache<int, std::string> cache(100);
    int made = 0;
    const auto get = [&](int key) {
        return cache.get(
            key, [&] { return ++made, std::string(40, static_cast<char>('a' + key)); }, [](const std::string& text) { return text.size(); });
    };
    const auto held = get(0);
    get(1);
    get(0);
    get(2); // 1 was not used for longest
    CHECK(cache.size() == 2);
    CHECK(cache.bytes() == 80);
    CHECK(made == 3);
    get(0);
    CHECK(made == 3);
    get(1);
    CHECK(made == 4);
    get(2);
    get(1);
    CHECK(cache.bytes() <= 100);
    CHECK(*held == std::string(40, 'a'));
}

TEST_CASE("a text of a day is in the file as long as it is", "[results]")
{
    const Folder folder;
    std::string hours, name = "chairs";
    for (int i = 0; i < 9; ++i)
        hours += fmt::format("{}{:02}:00-{:02}:30", i > 0 ? ", " : "", 8 + i, 8 + i);
    for (int i = 0; i < 30; ++i)
        name += "_and_m\u00f6re";
    const auto file =
        run_room(folder, "run.h5", 1,
                 fmt::format("  - furniture: {{name: {}, add: [{{kind: loose_chair, count: 2, area: room}}], put_away: [{}]}}\n", name, hours));
    const Recording run(file);
    const auto put_away = run.on_days(layout::day_seats).column(layout::day_seats.put_away);
    std::string expected = hours;
    for (auto comma = expected.find(", "); comma != std::string::npos; comma = expected.find(", "))
        expected.replace(comma, 2, " ");
    CHECK(std::find(put_away.begin(), put_away.end(), expected) != put_away.end());
    const auto entries = run.on_days(layout::day_costs).column(layout::day_costs.intervention);
    CHECK(std::find(entries.begin(), entries.end(), name) != entries.end());
}

TEST_CASE("a minute of trajectories is sorted by second, people ascending", "[results]")
{
    std::vector<TrajectorySample> by_person;
    for (const std::uint32_t id : {3U, 5U, 9U})
        for (std::uint32_t t = 0; t < 60; t += id)
            by_person.push_back({id, {}, layout::State::walking, 64, static_cast<std::uint8_t>(t)});
    const TrajectoryMinute minute(by_person.size(), [&](std::size_t i) { return by_person[i]; });
    std::size_t samples = 0;
    for (int second = 0; second < 60; ++second) {
        std::uint32_t before = 0;
        for (const auto& sample : minute.second(second)) {
            CHECK(sample.second == second);
            CHECK(sample.turns() == 0.25F);
            CHECK(sample.id > before);
            before = sample.id;
            ++samples;
        }
    }
    CHECK(samples == by_person.size());
    CHECK(minute.all().size() == by_person.size());
}

TEST_CASE("a recording gives what the run simulated, typed", "[results]")
{
    const Folder folder;
    const Square square;
    const Scenario scenario = square.scenario();
    RunOrder order;
    order.options = hours(12, 12.2);
    order.output = folder.path / "run.h5";
    std::vector<float> walked;
    std::vector<Vec2> where;
    double deals = -1;
    run_to_file(scenario, order,
                {.spin_up = {},
                 .progress = {},
                 .day = {},
                 .finished =
                     [&](const Simulation& simulation) {
                         const auto& people = simulation.people();
                         walked.assign(people.walked.begin(), people.walked.end());
                         deals = simulation.observables().figure("deals");
                     },
                 .stop = {}});
    const Recording run(order.output);
    CHECK(run.people().rows() == walked.size());
    CHECK(run.people().column(layout::people.walked) == walked);
    CHECK(run.people().column(layout::people.walked, 3, 2) == std::vector<float>(walked.begin() + 3, walked.begin() + 5));
    CHECK(run.first_date() == scenario.date);
    const auto minutes = run.minutes();
    REQUIRE(minutes.size() == 12);
    CHECK(minutes.front() == 12 * 3600);
    CHECK(run.series("present").size() == 12);
    const auto figures = run.figures();
    const auto found = std::find_if(figures.begin(), figures.end(), [](const RecordedFigure& figure) { return figure.name == "deals"; });
    REQUIRE(found != figures.end());
    CHECK(found->value == deals);
    REQUIRE(run.frames().size() == 1);
    CHECK(run.frame_at(12 * 3600 + 60) == 0U);
    CHECK_FALSE(run.frame_at(13 * 3600));
    CHECK(run.frame(layout::frames.density, 0)->size() == run.lattice().size());
    CHECK(run.frame(layout::frames.density, 0) == run.frame(layout::frames.density, 0)); // from the cache
    CHECK(run.trajectory_minutes() == 12 * 60 + 12);
    CHECK(run.minute(0)->all().empty());
    for (const auto& sample : run.minute(12 * 60 + 5)->second(30))
        CHECK(sample.second == 30);
    CHECK_FALSE(run.minute(12 * 60 + 5)->second(30).empty());
    CHECK(run.parameter("dealer", "sight_radius") == *scenario.parameters.of<Dealer>().sight_radius);
    CHECK_THROWS_AS(run.parameter("dealer", "no such"), InputError);
    CHECK_THROWS_AS(run.reader().values<double>("/people/walked"), InputError); // is stored in 4 bytes
    CHECK_THROWS_AS(run.reader().values<float>("/people/nothing"), InputError);
}

TEST_CASE("the file says which roles there are", "[results]")
{
    const Folder folder;
    const Recording run(run_room(folder, "a.h5", 1));
    REQUIRE(run.roles().size() == Roles::count);
    for (std::size_t i = 0; i < Roles::count; ++i) {
        CHECK(run.roles()[i].name == Roles::names[i]);
        CHECK(run.roles()[i].label == Roles::texts[i].label);
        CHECK(run.roles()[i].on_duty == (Roles::texts[i].duty != OnDuty::no));
    }
}

TEST_CASE("the plan of the place comes back as it was read from the site file", "[results]")
{
    const Folder folder;
    const Square square;
    const Scenario scenario = square.scenario();
    const Recording run(run_room(folder, "a.h5", 1));
    const Features site = run.site(), &meant = scenario.features;
    REQUIRE(site.walkables.size() == meant.walkables.size());
    for (std::size_t i = 0; i < site.walkables.size(); ++i) {
        CHECK(site.walkables[i].id == meant.walkables[i].id);
        CHECK(site.walkables[i].square == meant.walkables[i].square);
        CHECK(site.walkables[i].roofed == meant.walkables[i].roofed);
        CHECK(site.walkables[i].shape.outer == meant.walkables[i].shape.outer);
        CHECK(site.walkables[i].shape.holes == meant.walkables[i].shape.holes);
    }
    REQUIRE(site.obstacles.size() == meant.obstacles.size());
    for (std::size_t i = 0; i < site.obstacles.size(); ++i)
        CHECK(site.obstacles[i].shape.outer == meant.obstacles[i].shape.outer);
    REQUIRE(site.gates.size() == meant.gates.size());
    for (std::size_t i = 0; i < site.gates.size(); ++i)
        CHECK((site.gates[i].line.from == meant.gates[i].line.from && site.gates[i].line.to == meant.gates[i].line.to));
    CHECK(site.zones.size() == meant.zones.size());
    CHECK(site.routes.size() == meant.routes.size());
    CHECK(site.latitude == meant.latitude);
    CHECK(site.utc_offset == meant.utc_offset);
}

TEST_CASE("what an intervention brings stands in the file: seats, guards, their posts and what they cost", "[results]")
{
    const Folder folder;
    const Recording plain(run_room(folder, "plain.h5", 1));
    const Recording run(run_room(folder, "guards.h5", 1, "  - guards: {pairs: 1, shifts: [11:00-14:00], post: beside_scene}\n"));
    CHECK(run.site_on(0).seats.size() == plain.site_on(0).seats.size());
    const auto duties = run.on_days(layout::day_duties);
    const auto& c = layout::day_duties;
    const auto roles = duties.column(c.role);
    const auto names = duties.names(c.role);
    const auto post_x = duties.column(c.post_x);
    const auto begins = duties.column(c.begins), ends = duties.column(c.ends);
    int guards = 0;
    for (std::size_t i = 0; i < roles.size(); ++i)
        if (names.at(roles[i]) == "guard") {
            ++guards;
            CHECK(begins[i] == 11 * 3600);
            CHECK(ends[i] == 14 * 3600);
            CHECK_FALSE(std::isnan(post_x[i]));
        }
    CHECK(guards == 2);
    const auto paid = [](const Recording& one) {
        double sum = 0;
        for (const double cost : one.on_days(layout::day_costs).column(layout::day_costs.cost))
            sum += cost;
        return sum;
    };
    CHECK(paid(run) > paid(plain));
}
