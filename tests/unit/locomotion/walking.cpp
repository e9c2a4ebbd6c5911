#include "support/catch.h"
#include "support/square.h"

using namespace plattan;
using namespace plattan::test;

namespace {

/// People who walk straight along x, without roles.
struct Walkers {
    explicit Walkers(const std::string& more_features = "")
    {
        Square square;
        square.more_features = more_features;
        scenario = std::make_unique<Scenario>(square.scenario());
        site = std::make_unique<Site>(scenario->features, workers);
        locomotion = std::make_unique<Locomotion>(site->ground(), scenario->parameters.walking);
    }

    void add(Vec2 position, float direction, float speed = 1.34F)
    {
        Expected person;
        person.free_speed = speed;
        const PersonId id = people.add(person, 0);
        people.position[id.index] = position;
        people.activity[id.index] = direction == 0 ? Activity::standing : Activity::walking;
        people.present.push_back(id);
        Decision decision;
        decision.intention = {direction == 0 ? Activity::standing : Activity::walking, {direction, 0}, direction == 0 ? 0 : speed, false};
        decisions.push_back(decision);
    }

    void walk(Seconds seconds)
    {
        for (int i = 0; i < seconds / locomotion->reaction_time(); ++i) {
            workers.together(locomotion->sort(people));
            locomotion->step(people, decisions, workers);
            for (std::size_t a = 0; a < people.size(); ++a) {
                nearest_wall = std::min(nearest_wall, site->ground().wall_distance(people.position[a]));
                for (std::size_t b = 0; b < a; ++b) {
                    const float apart = distance(people.position[a], people.position[b]);
                    nearest = std::min(nearest, apart);
                    if (apart < 2 * body_radius - 0.05F)
                        thinnest_squeeze = std::min(thinnest_squeeze, density_at((people.position[a] + people.position[b]) * 0.5F));
                }
            }
        }
    }

    /// Persons per m2 in the circle of 1 m.
    double density_at(Vec2 p) const
    {
        return static_cast<double>(std::count_if(people.position.begin(), people.position.end(), [&](Vec2 q) { return distance(p, q) < 1; })) /
               3.1416;
    }

    Workers workers{1};
    std::unique_ptr<Scenario> scenario;
    std::unique_ptr<Site> site;
    std::unique_ptr<Locomotion> locomotion;
    People people;
    std::vector<Decision> decisions;
    float nearest = 100, nearest_wall = 100;
    double thinnest_squeeze = 100; ///< least density at which two were nearer than their comfort
};

} // namespace

TEST_CASE("alone, people walk at their free speed", "[locomotion]")
{
    Walkers walkers;
    walkers.add({10, 10}, 1, 1.34F);
    walkers.walk(30);
    CHECK(walkers.people.position[0].x == Approx(10 + 1.34 * 30).epsilon(0.01));
    CHECK(walkers.people.position[0].y == Approx(10).margin(0.05));
    CHECK(walkers.people.walked[0] == Approx(1.34 * 30).epsilon(0.01));
}

TEST_CASE("two who meet step aside, to the right, and do not touch", "[locomotion]")
{
    Walkers walkers;
    walkers.add({40, 10}, 1);
    walkers.add({60, 10}, -1);
    walkers.walk(20);
    CHECK(walkers.nearest >= 2 * body_radius);
    CHECK(walkers.people.position[0].x > 60);
    CHECK(walkers.people.position[1].x < 40);
    CHECK(walkers.people.position[0].y < walkers.people.position[1].y); // each passed on its own right
}

TEST_CASE("two in one point part, whether they walk, stand or sit", "[locomotion]")
{
    for (const float direction : {1.0F, -1.0F, 0.0F}) {
        Walkers walkers;
        walkers.add({60, 10}, direction);
        walkers.add({60, 10}, direction);
        walkers.add({20, 0.26F}, direction); // at a wall
        walkers.add({20, 0.26F}, direction);
        walkers.walk(5);
        CHECK(distance(walkers.people.position[0], walkers.people.position[1]) > 0.28F);
        CHECK(distance(walkers.people.position[2], walkers.people.position[3]) > 0.28F);
    }
}

TEST_CASE("nobody walks faster than a brisk walk, whatever the role wants", "[locomotion]")
{
    Walkers walkers;
    walkers.add({10, 10}, 1, 0.8F);
    walkers.decisions[0].intention.speed = 2.5F;
    walkers.walk(10);
    CHECK(walkers.people.position[0].x == Approx(10 + 10 * 0.8 * 1.25).margin(0.01));
}

TEST_CASE("people walk round somebody who stands", "[locomotion]")
{
    Walkers walkers;
    walkers.add({40, 10}, 1);
    walkers.add({50, 10}, 0);
    walkers.walk(20);
    CHECK(walkers.nearest >= 2 * body_radius - 0.01F);
    CHECK(walkers.people.position[0].x > 58);
    CHECK(walkers.people.position[1] == Vec2{50, 10});
}

TEST_CASE("two crowds pass through each other without overlap and nobody enters a wall", "[locomotion]")
{
    Walkers walkers;
    for (int i = 0; i < 40; ++i) {
        walkers.add({20 + 1.2F * static_cast<float>(i % 8), 4 + 2.0F * static_cast<float>(i / 8)}, 1, 1.2F + 0.01F * static_cast<float>(i));
        walkers.add({60 + 1.2F * static_cast<float>(i % 8), 4.6F + 2.0F * static_cast<float>(i / 8)}, -1, 1.2F + 0.01F * static_cast<float>(i));
    }
    walkers.walk(45);
    CHECK(walkers.nearest > 2 * 0.18F - 0.01F);
    CHECK(walkers.thinnest_squeeze > 2);
    CHECK(walkers.nearest_wall > body_radius - 0.05F);
    for (std::size_t i = 0; i < walkers.people.size(); ++i)
        CHECK((walkers.decisions[i].intention.direction.x > 0 ? walkers.people.position[i].x > 55 : walkers.people.position[i].x < 35));
}

TEST_CASE("density slows people down", "[locomotion]")
{
    const WalkingRules choice{WalkingParameters{}};
    CHECK(choice.speed_share(0.01F) == Approx(1).margin(0.001));
    CHECK(1.34 * choice.speed_share(1) == Approx(1.058).epsilon(0.02));
    CHECK(1.34 * choice.speed_share(2) == Approx(0.606).epsilon(0.02));
    CHECK(1.34 * choice.speed_share(4) == Approx(0.157).epsilon(0.05));
}

TEST_CASE("stairs slow people, up more than down", "[locomotion]")
{
    const std::string stairs = feature("walkable", "stairs", rectangle(20, 20, 80, 32), R"("stairs": {"rise": 9, "up": [1, 0]})");
    Walkers walkers(stairs);
    walkers.add({30, 25}, 1);
    walkers.add({70, 29}, -1);
    walkers.walk(8);
    CHECK(walkers.people.position[0].x == Approx(30 + 8 * 1.34 * 0.55).margin(0.2));
    CHECK(walkers.people.position[1].x == Approx(70 - 8 * 1.34 * 0.65).margin(0.2));
}

TEST_CASE("nobody is stuck in the busiest hour of the square", "[locomotion][behaviour]")
{
    const Scenario scenario = library("baseline-2014");
    Simulation simulation(scenario, hours(17, 17.5, 2));
    run_through(simulation);
    const People& people = simulation.people();
    int long_walks = 0, walkers = 0;
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people.traits[i].visitor && people.left_at[i] > 0 && people.entered_at[i] >= 0) {
            ++walkers;
            long_walks += people.walking_time[i] > 600;
        }
    CHECK(walkers > 4000);
    CHECK(long_walks < walkers / 1000);
}
