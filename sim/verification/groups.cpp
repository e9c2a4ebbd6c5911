#include "verification/cases.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

/// Of groups that walk: mean speed, how they keep together, how they walk side by side.
struct GroupLook {
    double speed = 0, together = 0, abreast = 0, samples = 0, pairs = 0;
};

GroupLook look_at_groups(const Laboratory& laboratory, const std::string& scenario, float from, float to, Seconds length)
{
    constexpr int replications = 4;
    std::vector<GroupLook> looks(replications);
    laboratory.watch({.scenario = scenario, .replications = replications, .length = length}, [&](int r) {
        return [&looks, r, from, to](const Simulation& simulation) {
            GroupLook& look = looks[static_cast<std::size_t>(r)];
            const People& people = simulation.people();
            for (const PersonId id : people.present) {
                const PersonId first{people.group[id.index]};
                const Vec2 p = people.position[id.index];
                if (people.group_size[id.index] != people.group_size[0] || p.x < from || p.x > to || people.activity[id.index] != Activity::walking)
                    continue;
                look.speed += plattan::length(people.velocity[id.index]);
                ++look.samples;
                if (first == id || !people.is_present(first))
                    continue;
                const Vec2 apart = p - people.position[first.index], along = normalised(people.velocity[first.index]);
                look.together += squared_length(apart) < 9;
                look.abreast += std::fabs(cross(along, apart)) > std::fabs(dot(along, apart));
                ++look.pairs;
            }
            return true;
        };
    });
    GroupLook sum;
    for (const GroupLook& look : looks) {
        sum.speed += look.speed;
        sum.together += look.together;
        sum.abreast += look.abreast;
        sum.samples += look.samples;
        sum.pairs += look.pairs;
    }
    sum.speed /= sum.samples;
    sum.together /= sum.pairs;
    sum.abreast /= sum.pairs;
    return sum;
}

std::vector<Finding> with_room(const Laboratory& laboratory)
{
    std::vector<Finding> rows;
    const double alone = look_at_groups(laboratory, "groups-1", 20, 80, 600).speed;
    for (const int size : {2, 3, 4}) {
        const auto scenario = fmt::format("groups-{}", size);
        const GroupLook look = look_at_groups(laboratory, scenario, 20, 80, 600);
        rows.push_back({.name = fmt::format("groups {}", size),
                        .what = fmt::format("Speed lost per further member by groups of {}.", size),
                        .figure = (alone - look.speed) / (size - 1),
                        .unit = "m/s",
                        .low = 0.03,
                        .high = 0.10,
                        .source = "moussaid2010",
                        .role = Finding::Role::built_in,
                        .replications = 4,
                        .scenario = scenario,
                        .remark = fmt::format("{:.2f} m/s against {:.2f} m/s alone.", look.speed, alone)});
        if (size == 3)
            rows.push_back({.name = "groups abreast",
                            .what = "With room, share of the time in which a member walks rather beside the first than before or behind.",
                            .figure = look.abreast,
                            .unit = "",
                            .low = 0.6,
                            .high = 1,
                            .source = "moussaid2010",
                            .replications = 4,
                            .scenario = scenario,
                            .remark = {}});
    }
    return rows;
}

std::vector<Finding> kept_together(const Laboratory& laboratory)
{
    std::vector<Finding> rows;
    for (const auto& [name, scenario, from, to] :
         {std::tuple{"groups crossing", "groups-crossing", 35.0F, 70.0F}, std::tuple{"groups corner", "groups-corner", 15.0F, 30.0F}}) {
        const GroupLook look = look_at_groups(laboratory, scenario, from, to, 300);
        rows.push_back({.name = name,
                        .what = name == std::string("groups corner")
                                    ? "Share of the time in which members are within 3 m of the first, round a corner."
                                    : "Share of the time in which members are within 3 m of the first, in a crossing crowd.",
                        .figure = look.together,
                        .unit = "",
                        .low = 0.9,
                        .high = 1,
                        .source = "moussaid2010",
                        .replications = 4,
                        .scenario = scenario,
                        .remark = {}});
    }
    return rows;
}

std::vector<Finding> arrives_as_one(const Laboratory& laboratory)
{
    constexpr int replications = 20;
    const auto spread = laboratory.results_of({.scenario = "nist-2.9", .replications = replications}, [](const Simulation& simulation) {
        const auto times = leaving_times(simulation);
        const auto [first, last] = std::minmax_element(times.begin(), times.begin() + 5);
        return simulation.people().present.empty() ? *last - *first : 1e9;
    });
    return {{.name = "NIST 2.9",
             .what = "Time between the first and the last arrival of a group of five with free speeds of 0.8 to 1.6 m/s; longest of the runs.",
             .figure = percentile(spread, 1),
             .unit = "s",
             .low = 0,
             .high = 10,
             .source = "NIST TN 1822",
             .replications = replications,
             .scenario = "nist-2.9",
             .remark = {}}};
}

} // namespace

void add_groups(std::vector<Case>& cases)
{
    cases.push_back({{"groups 2", "groups 3", "groups abreast", "groups 4"}, with_room});
    cases.push_back({{"groups crossing", "groups corner"}, kept_together});
    cases.push_back({{"NIST 2.9"}, arrives_as_one});
}

} // namespace plattan
