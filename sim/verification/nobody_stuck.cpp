#include "verification/cases.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr Seconds long_enough = 300, too_long = 600, look_every = 1;

/// A reason to stand still although one wants to walk: a crowd denser than Fruin's level of service F (`fruin1971`) all round.
/// It holds for a while: crowds that meet at a corner part again.
bool in_a_jam(const People& people, const Ground& ground, Vec2 here)
{
    constexpr float around = 1, probe = 0.25F;
    constexpr double level_f = 2.17; // (unit: m-2)
    double area = 0;
    for (float y = -around; y <= around; y += probe)
        for (float x = -around; x <= around; x += probe)
            area += x * x + y * y < around * around && ground.walkable(here + Vec2{x, y}) ? static_cast<double>(probe) * probe : 0;
    const auto crowd =
        std::count_if(people.present.begin(), people.present.end(), [&](PersonId id) { return distance(people.position[id.index], here) < around; });
    return static_cast<double>(crowd) > level_f * area;
}

/// People who want to walk and for five minutes do not get further than two metres: without a reason, or for ten minutes
/// whatever the reason.
class StuckWatch {
public:
    void look(const Simulation& simulation)
    {
        const People& people = simulation.people();
        anchor.resize(people.size());
        since.resize(people.size());
        seen.resize(people.size(), -look_every - 1);
        stuck.resize(people.size());
        for (const PersonId id : people.present) {
            const Vec2 here = people.position[id.index];
            const Seconds now = simulation.clock().now();
            // Who was away and came back by the same gate has not stood there meanwhile.
            const bool was_away = now - seen[id.index] > look_every;
            if (people.activity[id.index] != Activity::walking || was_away || distance(here, anchor[id.index]) > 2) {
                anchor[id.index] = here;
                since[id.index] = now;
            }
            seen[id.index] = now;
            const Seconds held = now - since[id.index];
            if (held <= long_enough || stuck[id.index] == counted)
                continue;
            if (held <= too_long && in_a_jam(people, simulation.site().ground(), here)) {
                stuck[id.index] = excused;
                continue;
            }
            stuck[id.index] = counted;
            if (first.size() < 400)
                first += fmt::format("{}{} at ({:.1f}, {:.1f}) at {}", first.empty() ? "" : "; ", Roles::names[people.kind[id.index].index], here.x,
                                     here.y, time_of_day_text(now, true));
        }
    }

    /// The first few, with place and role.
    std::string remark() const
    {
        return first + fmt::format("{}{} were held for more than five minutes, and less than ten, in a crowd of more than 2.17 per m2.",
                                   first.empty() ? "" : ". ", std::count(stuck.begin(), stuck.end(), excused));
    }

    double count() const { return static_cast<double>(std::count(stuck.begin(), stuck.end(), counted)); }

private:
    static constexpr char counted = 1, excused = 2;

    std::vector<Vec2> anchor;
    std::vector<Seconds> since, seen;
    std::vector<char> stuck;
    std::string first;
};

std::vector<Finding> watch(const Laboratory& laboratory, const std::string& name, const std::string& what, const std::string& scenario, Seconds from,
                           Seconds length)
{
    StuckWatch stuck;
    laboratory.watch({.scenario = scenario, .length = length, .from = from}, [&](int) {
        return [&](const Simulation& simulation) {
            if (simulation.clock().every(look_every))
                stuck.look(simulation);
            return true;
        };
    });
    return {{.name = name,
             .what = what,
             .figure = stuck.count(),
             .unit = "",
             .low = 0,
             .high = 0,
             .source = "plattan",
             .scenario = scenario,
             .remark = stuck.remark()}};
}

} // namespace

void add_nobody_stuck(std::vector<Case>& cases)
{
    cases.push_back({{"stuck day"}, [](const Laboratory& l) {
                         return watch(l, "stuck day",
                                      "People of the baseline's day who wanted to walk and for five minutes did not get 2 m further, jams that part "
                                      "within ten minutes excepted.",
                                      "../baseline-2014", 0, seconds_per_day);
                     }});
    cases.push_back({{"stuck package"}, [](const Laboratory& l) {
                         return watch(l, "stuck package", "The same on a day of the summer of 2018, with everybody who looks after the square.",
                                      "../summer-2018", 0, seconds_per_day);
                     }});
    cases.push_back({{"stuck event"}, [](const Laboratory& l) {
                         return watch(l, "stuck event", "The same on the square with 5,000 people who watch an event and then leave.", "event-5000",
                                      trial_start, 3 * 3600);
                     }});
}

} // namespace plattan
