#include "verification/cases.h"

#include "benchmarks/crossing.h"
#include "people/crowding.h"

#include <fmt/format.h>

namespace plattan {

namespace {

struct CrossingLook {
    RunningMean speed, overlaps, later_speed;
    double inside = 0;
};

CrossingLook look_at(const Laboratory& laboratory, const std::string& scenario, Seconds length)
{
    CrossingLook look;
    laboratory.watch({.scenario = scenario, .length = length}, [&](int) {
        return [&](const Simulation& simulation) {
            const double t = simulation.clock().now() - trial_start;
            const People& people = simulation.people();
            for (const PersonId id : people.present)
                look.inside += simulation.site().ground().wall_distance(people.position[id.index]) < 0;
            if (t > 10 && t <= 30) {
                look.speed.add(mean_speed(people));
                if (simulation.clock().every(2))
                    look.overlaps.add(overlaps_per_person(people));
            }
            if (t > 110)
                look.later_speed.add(mean_speed(people));
            return true;
        };
    });
    return look;
}

std::vector<Finding> at_density(const Laboratory& laboratory, const std::string& density, double low, double high, std::size_t agents)
{
    const std::string scenario = "crossing-" + density;
    const CrossingLook look = look_at(laboratory, scenario, 130);
    CrossingSquare::Options options;
    options.agents = agents;
    CrossingSquare square(options);
    const auto arrivals = [&](int steps) {
        const std::size_t before = square.arrivals();
        for (int i = 0; i < steps; ++i)
            square.step();
        return static_cast<double>(square.arrivals() - before) / static_cast<double>(agents) / (steps * square.walking().reaction_time() / 60);
    };
    arrivals(20);
    const double early = arrivals(40);
    arrivals(160);
    const double late = arrivals(40);
    const std::string name = fmt::format("crossing {}/m2", density);
    const auto row = [&](const std::string& more, const std::string& what, double figure, const std::string& unit) {
        return Finding{
            .name = name + more, .what = what, .figure = figure, .unit = unit, .source = "crossing square", .scenario = scenario, .remark = {}};
    };
    Finding speed = row("", "Mean speed on the crossing square, 20 s after 10 s.", look.speed.value, "m/s");
    speed.low = low;
    speed.high = high;
    Finding overlaps = row(" overlaps", "Overlapping pairs per person (nearer than 0.5 m), mean of ten snapshots.", look.overlaps.value, "");
    overlaps.low = 0;
    overlaps.high = 0.001;
    Finding inside = row(" inside", "Times anybody was inside an obstacle, at any step of 130 s.", look.inside, "");
    inside.low = inside.high = 0;
    Finding arriving = row(" arrivals", "Arrivals per person and minute, 20 s after 10 s.", early, "min-1");
    arriving.remark = fmt::format("After 110 s {:.3f}; mean speed then {:.3f} m/s.", late, look.later_speed.value);
    arriving.information = true;
    return {speed, overlaps, inside, arriving};
}

} // namespace

void add_crossing(std::vector<Case>& cases)
{
    const auto add = [&](const std::string& density, double low, double high, std::size_t agents) {
        const std::string name = fmt::format("crossing {}/m2", density);
        cases.push_back({{name, name + " overlaps", name + " inside", name + " arrivals"},
                         [=](const Laboratory& l) { return at_density(l, density, low, high, agents); }});
    };
    add("0.05", 1.32, 1.34, 500);
    add("0.2", 1.25, 1.34, 2000);
    add("0.8", 0.9, 1.17, 8000);
}

} // namespace plattan
