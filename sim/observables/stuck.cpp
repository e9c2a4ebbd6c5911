#include "observables/stuck.h"

#include "observables/figures.h"

#include <fmt/format.h>

namespace plattan {

namespace {

constexpr Seconds look_every = 5; // numerical: a fraction of the time after which somebody is stuck
constexpr std::size_t named = 3;

bool queues_to_leave(const Moment& moment, PersonId id)
{
    const GoalId gate = moment.people.exit_gate[id.index];
    if (!gate.valid() || gate.index >= moment.site.features().gates.size() || moment.site.features().gates[gate.index].service_rate <= 0)
        return false;
    const Vec2 here = moment.people.position[id.index];
    return distance(nearest_point(moment.site.goal_line(gate), here), here) < stuck_figures.queue;
}

} // namespace

std::vector<SummaryText> Stuck::summaries() const
{
    return {{"stuck", "1", "people who wanted to walk and did not get 2 m further in five minutes", OverTime::sum}};
}

void Stuck::measure(const Moment& moment)
{
    if (!moment.clock.every(look_every))
        return;
    const People& people = moment.people;
    const Seconds now = moment.clock.now();
    anchor.resize(people.size());
    since.resize(people.size());
    seen.resize(people.size(), never);
    counted.resize(people.size());
    for (const PersonId id : people.present) {
        const auto row = id.index;
        const Vec2 here = people.position[row];
        // Somebody who was away and came back by the same gate has not stood there meanwhile.
        const bool was_away = now - seen[row] > look_every;
        seen[row] = now;
        if (people.activity[row] != Activity::walking || was_away ||
            squared_length(here - anchor[row]) > stuck_figures.no_way * stuck_figures.no_way) {
            anchor[row] = here;
            since[row] = now;
        }
        if (now - since[row] < stuck_figures.long_enough || counted[row] != 0 || queues_to_leave(moment, id))
            continue;
        counted[row] = 1;
        stuck += people.weight(id);
        if (first.size() < named)
            first.push_back({row, here, since[row]});
    }
}

void Stuck::keep_only(const KeptRows& kept)
{
    anchor.keep_only(kept);
    since.keep_only(kept);
    seen.keep_only(kept);
    counted.keep_only(kept);
}

void Stuck::summarise(const Moment&, std::span<double> values) const { values[0] = stuck; }

std::string Stuck::remark() const
{
    if (first.empty())
        return {};
    std::string text = stuck == 1 ? std::string("One person wanted to walk and made no way for five minutes: ")
                                  : fmt::format("{:.0f} people wanted to walk and made no way for five minutes: ", stuck);
    for (const Place& place : first) {
        const int day = static_cast<int>(place.since / seconds_per_day);
        text += fmt::format("{}row {} at ({:.1f}, {:.1f}) since {}{}", &place == &first.front() ? "" : "; ", place.row, place.at.x, place.at.y,
                            day > 0 ? fmt::format("day {}, ", day) : "", time_of_day_text(place.since - day * seconds_per_day, true));
    }
    return text + (static_cast<std::size_t>(stuck) > first.size() ? "; and others." : ".");
}

} // namespace plattan
