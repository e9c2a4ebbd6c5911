#include "roles/cleaner.h"

#include "roles/figures.h"
#include "site/random_point.h"

#include <algorithm>

namespace plattan {

namespace {

/// Everything, by a scrubber; else as the tools allow.
PickUpLitter pick_up(Vec2 at, const Orders& orders, bool scrubs = false) { return {at, scrubs ? takes_all : orders.takes}; }

} // namespace

void Cleaner::enter(const Scene& scene, PersonId id, People& people)
{
    State& state = states[people.mind[id.index]];
    const Orders& orders = scene.orders_of(id);
    state.working_since = scene.clock.now();
    if (state.leaving) { // back from a break
        state.leaving = state.picks = state.has_target = false;
        return;
    }
    if (orders.empties_bins)
        for (const auto& bin : scene.environment.bins.all())
            state.round.push_back(bin.position);
    if (orders.mends)
        for (const auto& defect : scene.environment.defects.list())
            if (defect.kind != Defect::Kind::broken_lamp && defect.since < scene.clock.day() * seconds_per_day)
                state.round.push_back(defect.at);
    if (orders.mends && !scene.environment.light.night())
        for (const auto& place : scene.environment.sleeping_places.list())
            if (place.help_offered)
                state.round.push_back(place.at);
    if (!orders.sweeps && orders.scrubs.until <= scene.clock.now())
        return;
    // Boustrophedon in strips of two cells; the list is walked from its end.
    const auto& lattice = scene.environment.litter.raster().lattice;
    const float touches_ground = -0.7F * lattice.cell; // what lies beside a pillar lies in its cell
    for (int strip = 0; strip < lattice.height; strip += 2)
        for (int c = 0; c < lattice.width; ++c) {
            const int column = strip % 4 == 0 ? c : lattice.width - 1 - c;
            for (int row = strip; row < std::min(strip + 2, lattice.height); ++row)
                if (const Vec2 p = lattice.centre(lattice.index(column, row));
                    scene.site.ground().on_square(p) && scene.site.ground().wall_distance(p) > touches_ground)
                    state.round.push_back(p);
        }
}

Decision Cleaner::decide(const Scene& scene, PersonId id)
{
    State& state = states[scene.people.mind[id.index]];
    const Orders& orders = scene.orders_of(id);
    const bool tours = orders.empties_bins || orders.mends;
    const bool done = (orders.sweeps || tours) && state.round.empty();
    const Seconds now = scene.clock.now();
    const bool break_due = orders.break_after > 0 && now - state.working_since >= orders.break_after;
    if (!state.leaving && (done || break_due || now >= orders.ends_at)) {
        state.leaving = true;
        state.exit.begin(scene, id);
    }
    if (state.leaving) {
        Decision decision = state.exit.go_on(scene, id, orders.pace);
        if (decision.intention.leaves && !done && orders.break_after > 0 && now + orders.break_length < orders.ends_at)
            decision.intention.returns_at = now + orders.break_length;
        return decision;
    }
    if (tours)
        return tour(scene, id, state, orders);
    if (orders.scrubs.contains(now) && !state.round.empty())
        return scrub(scene, id, state, orders);
    if (!orders.sweeps && !state.round.empty() && now >= orders.scrubs.until) { // scrubbing is over for today
        state.round.clear();
        state.has_target = false;
    }
    return orders.sweeps ? sweep(scene, id, state, orders, orders.pace, false) : pick(scene, id, state, orders);
}

/// From one place of the tour to the next, working a while at each.
Decision Cleaner::tour(const Scene& scene, PersonId id, State& state, const Orders& orders) const
{
    const Vec2 next = state.round.back();
    const Seconds now = scene.clock.now();
    const auto go_on = [&] {
        state.round.pop_back();
        state.has_target = state.picks = false;
    };
    if (state.picks) {
        Decision decision = stand();
        if (now < state.works_until)
            return decision;
        if (orders.mends)
            decision.request = Mend{next};
        else
            decision.request = EmptyBin{next, scene.environment.bins.nearest(next, false).bin};
        go_on();
        return decision;
    }
    if (!state.has_target) {
        state.has_target = true;
        state.works_until = now + cleaner_figures.way_to_work;
        if (!state.way.to_point(scene, id, scene.site.standable(next))) {
            go_on();
            return stand();
        }
    }
    if (state.way.arrived(scene, id, 1.2F)) {
        state.picks = true;
        state.works_until = now + (orders.mends ? *parameters.time_per_repair : *parameters.time_per_bin);
        return stand();
    }
    if (now > state.works_until) {
        go_on();
        return stand();
    }
    return state.way.go(scene, id, orders.pace);
}

/// As a sweep, at the pace of the machine, and past where people are: less than one on twenty square metres.
Decision Cleaner::scrub(const Scene& scene, PersonId id, State& state, const Orders& orders) const
{
    constexpr float around = cleaner_figures.scrubs_clear_of;
    constexpr double most = cleaner_figures.scrubs_below * 3.1416 * around * around; // numerical: 3.1416 is pi
    const auto people_around = [&](Vec2 p) {
        return std::count_if(scene.people.present.begin(), scene.people.present.end(),
                             [&](PersonId other) { return other != id && distance(scene.people.position[other.index], p) < around; });
    };
    if (scene.clock.every(1, id.index))
        while (!state.round.empty() && static_cast<double>(people_around(state.round.back())) > most) {
            state.round.pop_back();
            state.has_target = false;
        }
    if (state.round.empty()) {
        state.has_target = false;
        return stand();
    }
    return sweep(scene, id, state, orders, orders.scrubs_square_metres_per_hour / 3600, true);
}

Decision Cleaner::sweep(const Scene& scene, PersonId id, State& state, const Orders& orders, float pace, bool scrubs) const
{
    const Vec2 here = scene.people.position[id.index], next = state.round.back();
    if (distance(here, next) < cleaner_figures.sweeps_within) {
        Decision decision = walk(normalised(next - here), pace);
        decision.request = pick_up(next, orders, scrubs);
        state.round.pop_back();
        state.has_target = false;
        return decision;
    }
    if (!state.has_target) {
        state.has_target = true;
        if (!state.way.to_point(scene, id, scene.site.standable(next))) {
            state.round.pop_back(); // no way there: locked out
            state.has_target = false;
            return stand();
        }
        state.works_until = scene.clock.now() + cleaner_figures.way_to_strip;
    }
    if (scene.clock.now() > state.works_until || (state.way.arrived(scene, id, 0.5F))) { // cannot get nearer
        state.round.pop_back();
        state.has_target = false;
    }
    return state.way.go(scene, id, pace);
}

Decision Cleaner::pick(const Scene& scene, PersonId id, State& state, const Orders& orders) const
{
    const Seconds now = scene.clock.now();
    if (state.picks) {
        if (now < state.works_until)
            return stand();
        state.picks = state.has_target = false;
        state.passed[scene.environment.litter.raster().lattice.index(state.target)] = 1;
        Decision decision = stand();
        decision.request = pick_up(state.target, orders);
        return decision;
    }
    if (!state.has_target) {
        begin_pass_if_due(scene, state);
        if (now < state.works_until)
            return stand();
        state.works_until = now + 2; // looks again in a moment where there is nothing to do
        if (!find_target(scene, id, state))
            return stand();
        state.has_target = true;
        state.works_until = now + cleaner_figures.way_to_litter;
    }
    if (state.way.arrived(scene, id, 1.0F)) {
        state.picks = true;
        // The ground around a place gone to without having seen anything there is searched first, as fast as ground can be searched.
        const double looked_over = state.searches ? 0 : 3.1416 * parameters.sight * parameters.sight / parameters.square_metres_per_hour * 3600;
        state.works_until = now + looked_over + scene.environment.litter.items(state.target) * 3600.0 / orders.items_per_hour;
        return stand();
    }
    if (now > state.works_until)
        state.has_target = false;
    const double searching = parameters.square_metres_per_hour / 3600 / parameters.swath;
    return state.way.go(scene, id, state.searches ? std::min(orders.pace, static_cast<float>(searching)) : orders.pace);
}

/// A pass over the whole square takes the time its area takes; then everything may be worked on again.
void Cleaner::begin_pass_if_due(const Scene& scene, State& state) const
{
    if (scene.clock.now() < state.pass_ends)
        return;
    state.told_of.clear();
    state.passed.assign(scene.environment.litter.raster().lattice.size(), 0);
    state.pass_ends = scene.clock.now() + scene.site.ground().square_area() / parameters.square_metres_per_hour * 3600;
}

/// The spot with most items for its distance within sight; where nothing lies there, a point elsewhere on the square.
bool Cleaner::find_target(const Scene& scene, PersonId id, State& state) const
{
    const Vec2 here = scene.people.position[id.index];
    const auto& raster = scene.environment.litter.raster();
    const auto& lattice = raster.lattice;
    const float sight = static_cast<float>(*parameters.sight);
    float best = 0;
    for (int r = std::max(0, lattice.row(here.y - sight)); r <= std::min(lattice.height - 1, lattice.row(here.y + sight)); ++r)
        for (int c = std::max(0, lattice.column(here.x - sight)); c <= std::min(lattice.width - 1, lattice.column(here.x + sight)); ++c) {
            const auto cell = lattice.index(c, r);
            const int items = raster.values[cell].items();
            if (items == 0 || state.passed[cell])
                continue;
            const Vec2 p = lattice.centre(cell);
            const float d = distance(p, here);
            const float worth = static_cast<float>(items) / (d + cleaner_figures.nearness);
            if (d < sight && worth > best && scene.site.ground().on_square(p)) {
                best = worth;
                state.target = p;
            }
        }
    state.searches = best > 0;
    if (best > 0 && state.way.to_point(scene, id, scene.site.standable(state.target)))
        return true;
    if (const Orders& orders = scene.orders_of(id); orders.directed)
        if (const auto aim = scene.information.aim(Topics(Topic::litter), id, here, scene.clock.now(), state.told_of);
            aim && state.way.to_point(scene, id, scene.site.standable(aim->at))) {
            state.told_of.push_back(aim->at);
            state.target = aim->at;
            return true;
        }
    Draws draws = scene.draws(id, Purpose::cleaning);
    const Ground& ground = scene.site.ground();
    const auto elsewhere = random_point_on_square(ground, draws, 20, [&](Vec2 p) { return ground.wall_distance(p) > 0.3F; });
    if (!elsewhere)
        return false;
    state.target = *elsewhere;
    return state.way.to_point(scene, id, state.target);
}

} // namespace plattan
