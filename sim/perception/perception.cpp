#include "perception/perception.h"

#include "base/elementary.h"
#include "perception/figures.h"

#include <algorithm>

namespace plattan {

Loop Perception::look(const Present& now)
{
    const People& people = now.people;
    all_present.list(people);
    in_sight.resize(people.size());
    seen_at.resize(people.size(), never);
    time_in_sight.resize(people.size());
    uniform_list.clear();
    seller_list.clear();
    host_list.clear();
    watchers.clear();
    for (const PersonId id : people.present) {
        const Traits& traits = people.traits[id.index];
        if (traits.uniform)
            uniform_list.push_back(id);
        if (traits.seller)
            seller_list.push_back(id);
        if (traits.host)
            host_list.push_back(id);
        if (people.watch_radius[id.index] > 0 && now.clock.every(1, id.index))
            watchers.push_back(id);
    }
    const auto look_out = [this, now](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const PersonId id = watchers[i];
            in_sight[id.index] = 0;
            for (const PersonId uniform : uniform_list)
                if (sees_uniform(now.site, now.environment.light, now.people, now.people.position[id.index], uniform,
                                 now.people.watch_radius[id.index])) {
                    in_sight[id.index] = 1;
                    note_sight(id, now.clock.now());
                    break;
                }
        }
    };
    return {watchers.size(), 16, look_out};
}

/// People look once a second.
void Perception::note_sight(PersonId id, Seconds now)
{
    constexpr float beat = 1; // numerical: of looks (unit: s)
    float& time = time_in_sight[id.index];
    if (const Seconds gap = now - seen_at[id.index]; gap > beat)
        time *= static_cast<float>(elementary::exp(-gap / parameters.sight_forgotten_in));
    time += beat;
    seen_at[id.index] = now;
}

double Perception::mark_of_uniforms(PersonId id) const { return 1 - elementary::exp(-time_in_sight[id.index] / parameters.uniform_sinks_in); }

void Perception::warn_each_other(const Present& now)
{
    if (uniform_list.empty() || !now.clock.every(1))
        return;
    for (const PersonId id : seller_list)
        if (in_sight[id.index] == 0)
            for (const PersonId other : seller_list) {
                const Vec2 here = now.people.position[id.index], there = now.people.position[other.index];
                if (in_sight[other.index] != 0 && distance(here, there) < parameters.warning_radius && now.site.sight().free(here, there)) {
                    note_sight(id, now.clock.now());
                    break;
                }
            }
}

Metres Perception::visible_range(Metres range, Lux light) const
{
    return range * std::min(1.0, std::sqrt(light / parameters.full_sight_illuminance));
}

bool Perception::sees(const Site& site, const Light& light, Vec2 eye, Vec2 what, Metres range) const
{
    const double d = distance(eye, what);
    return d <= range && d <= visible_range(range, light.at(what)) && site.sight().free(eye, what);
}

bool Perception::sees_uniform(const Site& site, const Light& light, const People& people, Vec2 eye, PersonId uniform, Metres range) const
{
    const Metres counts_within = people.looks_after_the_place(uniform) ? range : std::min<Metres>(range, perception_figures.idle_range);
    return sees(site, light, eye, people.position[uniform.index], counts_within);
}

} // namespace plattan
