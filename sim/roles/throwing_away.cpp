#include "roles/throwing_away.h"

namespace plattan {

Request throw_away(const View& view, PersonId id)
{
    Draws draws = view.draws(id, Purpose::litter_drop);
    const Vec2 here = view.people.position[id.index];
    const LitterKind litter = view.environment.litter.draw_kind(draws);
    const auto nearest = view.environment.bins.nearest(here, is_butt(litter));
    if (draws.chance(view.environment.litter.dropping_probability(here, nearest.distance)))
        return DropLitter{here, litter};
    return UseBin{here, litter, nearest.bin}; // where there is no bin, it is taken along
}

Request left_after_stay(const View& view, PersonId id)
{
    return view.lasting_draws(id, Purpose::litter_drop).chance(view.environment.litter.disposals_per_stay()) ? throw_away(view, id) : Request{};
}

Request ThrowingAway::while_staying(const View& view, PersonId id, bool stays)
{
    const Seconds now = view.clock.now();
    const double per_hour = view.environment.litter.scene_disposals_per_hour();
    if (!stays || per_hour == 0) {
        next.reset();
        return {};
    }
    const bool due = next && now >= *next;
    if (due || !next)
        next = now + view.draws(id, Purpose::litter_plan).exponential(3600 / per_hour);
    return due ? throw_away(view, id) : Request{};
}

} // namespace plattan
