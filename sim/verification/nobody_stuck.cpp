#include "verification/cases.h"

#include <fmt/format.h>

namespace plattan {

namespace {

/// People who want to walk and for five minutes do not get further than two metres.
class StuckWatch {
public:
    void look(const Simulation& simulation)
    {
        const People& people = simulation.who();
        anchor.resize(people.size());
        since.resize(people.size(), -1);
        stuck.resize(people.size());
        for (const PersonId id : people.present) {
            const Vec2 here = people.position[id.index];
            const Seconds now = simulation.now().now();
            if (people.activity[id.index] != Activity::walking || since[id.index] < 0 || distance(here, anchor[id.index]) > 2) {
                anchor[id.index] = here;
                since[id.index] = now;
            }
            if (now - since[id.index] > 300 && stuck[id.index] == 0) {
                stuck[id.index] = 1;
                if (first.size() < 400)
                    first += fmt::format("{}{} at ({:.1f}, {:.1f}) at {}", first.empty() ? "" : "; ", Roles::names[people.kind[id.index].index],
                                         here.x, here.y, time_of_day_text(now, true));
            }
        }
    }

    /// The first few, with place and role.
    std::string where() const { return first; }

    double count() const
    {
        double sum = 0;
        for (const char one : stuck)
            sum += one;
        return sum;
    }

private:
    std::vector<Vec2> anchor;
    std::vector<Seconds> since;
    std::vector<char> stuck;
    std::string first;
};

std::vector<Finding> watch(const Laboratory& laboratory, const std::string& name, const std::string& what, const std::string& scenario, Seconds from,
                           Seconds length)
{
    StuckWatch stuck;
    laboratory.watch({.scenario = scenario, .length = length, .from = from}, [&](int) {
        return [&](const Simulation& simulation) {
            if (simulation.now().every(1))
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
             .remark = stuck.where()}};
}

} // namespace

void add_nobody_stuck(std::vector<Case>& cases)
{
    cases.push_back({{"stuck day"}, [](const Laboratory& l) {
                         return watch(l, "stuck day", "People of the baseline's day who wanted to walk and for five minutes did not get 2 m further.",
                                      "../baseline-2014", 0, seconds_per_day);
                     }});
    cases.push_back({{"stuck event"}, [](const Laboratory& l) {
                         return watch(l, "stuck event", "The same on the square with 5,000 people who watch an event and then leave.", "event-5000",
                                      trial_start, 3 * 3600);
                     }});
}

} // namespace plattan
