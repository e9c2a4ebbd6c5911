#include "roles/virtual_offenders.h"

#include "roles/figures.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr int virtual_count = 40;     // numerical: so many that their places hardly add to the chance of a day
constexpr Seconds virtual_beat = 20;  // numerical: a few looks in each stay at a spot (unit: s)
constexpr float virtual_pace = 1.34F; // numerical: as people walk; a way is a tenth of the time (unit: m/s)

/// Along a way that is not simulated; passes people by.
void walk_on(Vec2& position, std::vector<Vec2>& corners, float metres)
{
    while (!corners.empty() && metres > 0) {
        const float left = distance(position, corners.back());
        if (left > metres) {
            position = position + normalised(corners.back() - position) * metres;
            return;
        }
        position = corners.back();
        corners.pop_back();
        metres -= left;
    }
}

float length_of(Vec2 from, const std::vector<Vec2>& corners)
{
    float sum = 0;
    for (std::size_t left = corners.size(); left > 0; --left) {
        sum += distance(from, corners[left - 1]);
        from = corners[left - 1];
    }
    return sum;
}

} // namespace

void VirtualOffenders::look_for_occasions(const View& view, Happenings& happenings)
{
    happenings.occasions.clear();
    const double number = expected.at_peak * at_time(expected.hourly, view.clock.time_of_day());
    if (number <= 0)
        return;
    all.resize(virtual_count);
    const Seconds now = view.clock.now();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const PersonKey key = person_key(static_cast<std::uint32_t>(Population::virtual_offenders), 0, static_cast<std::uint32_t>(i));
        if (!view.clock.every(virtual_beat, key))
            continue;
        Virtual& one = all[i];
        move(view, key, one);
        one.looked_at = now;
        view.perception.note_look(one.sight,
                                  view.perception.sees_any_uniform(view.site, view.environment.light, view.people, one.position, role.watch_radius),
                                  now, virtual_beat);
        tally(view, one, virtual_beat * number / virtual_count, happenings);
    }
}

/// To its spot, or on to the next one after as long a stay as that of a real one. The first time it is there at once.
void VirtualOffenders::move(const View& view, PersonKey key, Virtual& one) const
{
    const Seconds now = view.clock.now();
    const bool comes = one.moves_on == never;
    Draws draws(view.run, key, static_cast<std::uint32_t>(view.clock.tick()), Purpose::scene_member);
    if (comes) {
        const auto gates = static_cast<std::uint32_t>(view.site.features().gates.size());
        one.position = view.site.inside_gate(GoalId{draws.below(gates)}, 0.5F);
    } else {
        walk_on(one.position, one.corners, virtual_pace * static_cast<float>(now - one.looked_at));
    }
    if (now < one.moves_on)
        return;
    const auto spot = spot_on_square(view, {one.position, {}}, Offender::taste, draws);
    one.corners = spot ? view.site.path(one.position, *spot) : std::vector<Vec2>{};
    std::reverse(one.corners.begin(), one.corners.end());
    const Seconds on_its_way = length_of(one.position, one.corners) / virtual_pace;
    one.moves_on = now + hangout_figures.least_stay + draws.exponential(role.spot_time);
    if (comes)
        walk_on(one.position, one.corners, 1e6F); // numerical: all the way
    else
        one.moves_on += on_its_way;
}

/// What it would do to those within reach, and take from the shops.
void VirtualOffenders::tally(const View& view, const Virtual& one, double seconds, Happenings& happenings) const
{
    const double dares = offending.daring(view.perception, one.sight, view.clock.now()) * seconds;
    happenings.expected.shop_thefts += offending.shop_theft_rate(view.site, view.environment, one.position) * dares;
    std::vector<PersonId> targets;
    const auto reach = static_cast<float>(offending.reach());
    const auto& everybody = view.perception.whereabouts();
    everybody.near(one.position, reach, [&](std::uint32_t place, Vec2 there) {
        const PersonId id = everybody.who()[place];
        if (distance(there, one.position) <= reach && view.people.is_present(id) && Offending::is_target(view.people, id))
            targets.push_back(id);
    });
    std::sort(targets.begin(), targets.end()); // a sum of fractions needs an order
    for (const PersonId target : targets) {
        const Offending::Rates rates = offending.rates(view, target, {});
        double any = 0;
        for (std::size_t kind = 0; kind < offence_count; ++kind) {
            happenings.expected.offences[kind] += rates[kind] * dares;
            any += rates[kind] * dares;
        }
        if (of_the_scene(view.people.scene_person[target.index].pool))
            happenings.expected.against_the_scene += any;
        happenings.occasions.push_back({view.people.position[target.index], any});
    }
}

} // namespace plattan
