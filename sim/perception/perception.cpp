#include "perception/perception.h"

#include "base/elementary.h"
#include "perception/figures.h"

#include <algorithm>

namespace plattan {

namespace {

void note_sight(SightOfUniforms& sight, Seconds now, Seconds beat, Seconds forgotten_in)
{
    if (const Seconds gap = now - sight.seen_at; gap > beat)
        sight.seen_for *= static_cast<float>(elementary::exp(-gap / forgotten_in));
    sight.seen_for += static_cast<float>(beat);
    sight.seen_at = now;
}

} // namespace

Loop Perception::look(const Present& now)
{
    const People& people = now.people;
    all_present.list(people);
    sights.resize(people.size());
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
        if (people.watch_radius[id.index] > 0 && now.clock.every(beat, people.key[id.index]))
            watchers.push_back(id);
    }
    const auto look_out = [this, now](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const PersonId id = watchers[i];
            const auto row = id.index;
            note_look(sights[row],
                      sees_any_uniform(now.site, now.environment.light, now.people, now.people.position[row], now.people.watch_radius[row]),
                      now.clock.now(), beat);
        }
    };
    return {watchers.size(), 16, look_out};
}

bool Perception::sees_any_uniform(const Site& site, const Light& light, const People& people, Vec2 eye, Metres range) const
{
    return std::any_of(uniform_list.begin(), uniform_list.end(),
                       [&](PersonId uniform) { return sees_uniform(site, light, people, eye, uniform, range); });
}

void Perception::note_look(SightOfUniforms& sight, bool sees_one, Seconds now, Seconds looks_every) const
{
    sight.in_sight = sees_one ? 1 : 0;
    if (sees_one)
        note_sight(sight, now, looks_every, parameters.sight_forgotten_in);
}

double Perception::mark_of_uniforms(const SightOfUniforms& sight) const { return 1 - elementary::exp(-sight.seen_for / parameters.uniform_sinks_in); }

void Perception::warn_each_other(const Present& now)
{
    if (uniform_list.empty() || !now.clock.every(beat))
        return;
    for (const PersonId id : seller_list)
        if (sights[id.index].in_sight == 0)
            for (const PersonId other : seller_list) {
                const Vec2 here = now.people.position[id.index], there = now.people.position[other.index];
                if (sights[other.index].in_sight != 0 && distance(here, there) < parameters.warning_radius && now.site.sight().free(here, there)) {
                    note_sight(sights[id.index], now.clock.now(), beat, parameters.sight_forgotten_in);
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
