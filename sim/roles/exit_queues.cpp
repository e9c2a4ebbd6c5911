#include "roles/exit_queues.h"

#include <algorithm>

namespace plattan {

ExitQueues::ExitQueues(const Site& site, std::vector<GoalId> watched) : exits(std::move(watched)), cumulative(exits.size())
{
    for (const GoalId exit : exits)
        widths.push_back(std::max(body_width, site.opening(exit).width()));
}

void ExitQueues::count(const Present& now)
{
    if (!now.clock.every(1))
        return;
    const Site& site = now.site;
    const People& people = now.people;
    for (auto& row : cumulative)
        row.assign(bands, 0);
    if (exits.empty())
        return;
    for (const PersonId id : people.present) {
        const Vec2 here = people.position[id.index];
        const Vec2 heading = normalised(people.velocity[id.index]);
        const bool walks = squared_length(people.velocity[id.index]) > 0.09F;
        std::size_t chosen = 0;
        float best = 1e9F, away = 1e9F;
        for (std::size_t i = 0; i < exits.size(); ++i) {
            const float d = site.way_to(exits[i]).distance(here);
            const float judged = walks ? -dot(heading, site.way_to(exits[i]).direction(here)) : d;
            if (judged < best) {
                best = judged;
                away = d;
                chosen = i;
            }
        }
        if (away < static_cast<float>(bands) * band)
            ++cumulative[chosen][static_cast<std::size_t>(away / band)];
    }
    for (auto& row : cumulative)
        for (std::size_t b = 1; b < row.size(); ++b)
            row[b] += row[b - 1];
}

double ExitQueues::ahead(GoalId exit, float distance) const
{
    const auto i = static_cast<std::size_t>(std::find(exits.begin(), exits.end(), exit) - exits.begin());
    const auto b = std::min<std::size_t>(static_cast<std::size_t>(std::max(0.0F, std::min(distance, 1e6F)) / band), bands);
    return b == 0 || cumulative[i].empty() ? 0 : cumulative[i][b - 1];
}

double ExitQueues::width(GoalId exit) const { return widths[static_cast<std::size_t>(std::find(exits.begin(), exits.end(), exit) - exits.begin())]; }

} // namespace plattan
