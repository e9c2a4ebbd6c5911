#include "environment/counters.h"

#include "environment/figures.h"

#include <algorithm>

namespace plattan {

Counters::Counters(const Site& site)
{
    constexpr auto longest = static_cast<std::size_t>(*counter_figures.longest_line);
    for (const auto& door : site.features().doors) {
        if (door.service_time <= 0)
            continue;
        Counter counter{door.position, site.ground().wall_gradient(door.position), door.service_time, 0, {}};
        while (counter.most < longest && site.ground().straight_way(place(counter, 0), place(counter, counter.most), 0.3F))
            ++counter.most;
        counters.push_back(std::move(counter));
    }
}

std::optional<std::size_t> Counters::nearest(Vec2 p, float range) const
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < counters.size(); ++i)
        if (const float d = distance(counters[i].at, p); d < range) {
            range = d;
            best = i;
        }
    return best;
}

std::optional<std::size_t> Counters::at(Vec2 p) const
{
    for (std::size_t i = 0; i < counters.size(); ++i)
        if (counters[i].at == p)
            return i;
    return std::nullopt;
}

void Counters::keep_lines(const Counters& before)
{
    for (auto& counter : counters)
        if (const auto old = before.at(counter.at))
            counter.line = before.counters[*old].line;
}

std::optional<std::size_t> Counters::place_of(PersonId id, std::size_t counter) const
{
    const auto& line = counters[counter].line;
    const auto found = std::find(line.begin(), line.end(), id);
    return found == line.end() ? std::nullopt : std::optional<std::size_t>(static_cast<std::size_t>(found - line.begin()));
}

void Counters::leave(PersonId id, std::size_t counter) { std::erase(counters[counter].line, id); }

} // namespace plattan
