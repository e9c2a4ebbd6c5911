#include "benchmarks/crossing.h"

#include "base/elementary.h"
#include "base/point_cells.h"
#include "benchmarks/stopwatch.h"
#include "people/crowding.h"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

namespace plattan {

namespace {

constexpr float side = 100, body = 0.25F, spacing = 0.55F, reached = 2, common_speed = 1.34F;

Features square_with_octagons()
{
    Features features;
    Walkable square;
    square.id = "square";
    square.square = true;
    square.shape.outer = {{0, 0}, {side, 0}, {side, side}, {0, side}};
    features.walkables.push_back(square);
    for (const Vec2 centre : {Vec2{30, 30}, Vec2{70, 30}, Vec2{30, 70}, Vec2{70, 70}}) {
        Obstacle octagon;
        octagon.id = fmt::format("octagon_{}_{}", centre.x, centre.y);
        for (int k = 0; k < 8; ++k) {
            const double angle = elementary::pi * (k + 0.5) / 4;
            octagon.shape.outer.push_back(centre +
                                          Vec2{static_cast<float>(2 * elementary::cos(angle)), static_cast<float>(2 * elementary::sin(angle))});
        }
        features.obstacles.push_back(octagon);
    }
    return features;
}

} // namespace

CrossingSquare::CrossingSquare(const Options& options)
    : ground(square_with_octagons()), workers(options.threads), locomotion(ground, options.walking, options.instructions), run{options.seed, 0}
{
    PointCells taken({0, 0}, {side, side}, spacing);
    Draws places(run, 0, 0, Purpose::crossing_start);
    for (std::size_t i = 0, tries = 0; i < options.agents; ++tries) {
        if (tries > 1000 * options.agents)
            throw std::runtime_error(fmt::format("{} people do not fit on the crossing square; at most about 15000 do", options.agents));
        const Vec2 p{static_cast<float>(places.uniform(0.5, side - 0.5)), static_cast<float>(places.uniform(0.5, side - 0.5))};
        if (ground.wall_distance(p) < body || taken.near(p) > 0)
            continue;
        taken.add(p);
        Expected person;
        person.key = ++i;
        person.free_speed = common_speed;
        const PersonId id = people.add(person, 0);
        people.position[id.index] = p;
        people.activity[id.index] = Activity::walking;
        people.present.push_back(id);
        Draws draws(run, person.key, 0, Purpose::crossing_goal);
        edge.push_back(static_cast<int>(draws.below(4)));
        destination.push_back(point_on(edge.back(), draws));
    }
    decisions.resize(options.agents);
    for (auto& decision : decisions)
        decision.intention = {Activity::walking, {}, common_speed, false};
}

Vec2 CrossingSquare::point_on(int which, Draws& draws) const
{
    const auto along = static_cast<float>(draws.uniform(0, side));
    switch (which) {
    case 0:
        return {along, 0};
    case 1:
        return {side, along};
    case 2:
        return {along, side};
    default:
        return {0, along};
    }
}

void CrossingSquare::choose_destinations()
{
    for (std::size_t i = 0; i < destination.size(); ++i) {
        Vec2 way = destination[i] - people.position[i];
        if (squared_length(way) < reached * reached) {
            Draws draws(run, people.key[i], tick + 1, Purpose::crossing_goal);
            edge[i] = (edge[i] + 2) % 4;
            destination[i] = point_on(edge[i], draws);
            way = destination[i] - people.position[i];
            ++arrived;
        }
        decisions[i].intention.direction = normalised(way);
    }
}

void CrossingSquare::step()
{
    choose_destinations();
    workers.together(locomotion.sort(people));
    locomotion.step(people, decisions, workers);
    ++tick;
}

BenchmarkReport measure_crossing(const CrossingSquare::Options& options, double least_wall)
{
    constexpr auto own_phases = static_cast<std::size_t>(Locomotion::Phase::count);
    BenchmarkReport report;
    report.scene = "crossing";
    report.agents = options.agents;
    report.instructions = name_of(options.instructions);
    report.simulated_seconds = options.measured;
    std::vector<double> walls;
    Stopwatch watch(own_phases);
    double timed_steps = 0;
    for (double wall = 0; walls.size() < 5 || (wall < least_wall && walls.size() < 1000);) {
        CrossingSquare square(options);
        const double interval = square.walking().reaction_time();
        const int warm_up = static_cast<int>(options.warm_up / interval), steps = static_cast<int>(options.measured / interval);
        for (int i = 0; i < warm_up; ++i)
            square.step();
        const bool first = walls.empty();
        const std::size_t arrived_before = square.arrivals();
        const double before = watch.total();
        square.walking().after_phase = [&](Locomotion::Phase phase) {
            // What lies between the end of one step and the end of the next one's sorting is the choice of destinations and the sorting.
            watch.phase_done(static_cast<std::size_t>(phase));
        };
        for (int i = 0; i < steps; ++i) {
            watch.restart();
            square.step();
            if (first) {
                report.mean_speed += mean_speed(square.who()) / steps;
                if ((i + 1) % std::max(1, steps / 10) == 0)
                    report.overlaps_per_person += overlaps_per_person(square.who(), body) / 10;
            }
        }
        timed_steps += steps;
        walls.push_back(watch.total() - before);
        wall += walls.back();
        if (first) {
            report.step = interval;
            report.motion_step = interval / square.walking().motion_steps();
            report.threads = options.threads;
            report.arrivals_per_minute =
                static_cast<double>(square.arrivals() - arrived_before) / static_cast<double>(options.agents) / (options.measured / 60);
            report.digest = fmt::format("{:016x}", hash_of_state(square.who()));
        }
    }
    std::nth_element(walls.begin(), walls.begin() + static_cast<std::ptrdiff_t>(walls.size() / 2), walls.end());
    report.repetitions = static_cast<int>(walls.size());
    report.wall_seconds = walls[walls.size() / 2];
    report.agent_seconds_per_second = static_cast<double>(options.agents) * options.measured / report.wall_seconds;
    report.agent_steps_per_second = report.agent_seconds_per_second / report.motion_step;
    for (std::size_t phase = 0; phase < own_phases; ++phase)
        report.phases.emplace_back(Locomotion::phase_names[phase], 1000 * watch.seconds[phase] / timed_steps);
    return report;
}

} // namespace plattan
