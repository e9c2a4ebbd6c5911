#include "roles/cleaner.h"

#include "base/overloaded.h"
#include "roles/figures.h"
#include "site/random_point.h"

#include <algorithm>

namespace plattan {

namespace {

/// Everything, by a scrubber; else as the tools allow.
PickUpLitter pick_up(Vec2 at, const Orders& orders, bool scrubs = false) { return {at, scrubs ? takes_all : orders.takes}; }

} // namespace

void Cleaner::enter(const View& view, PersonId id, People& people)
{
    State& state = states[people.mind[id.index]];
    const Orders& orders = view.orders_of(id);
    state.working_since = view.clock.now();
    if (const auto* left = std::get_if<Leaving>(&state.doing)) { // back from a break
        state.doing = Looking{left->looks_again_at};
        return;
    }
    if (orders.empties_bins)
        for (const auto& bin : view.environment.bins.all())
            state.round.push_back(bin.position);
    if (orders.mends)
        for (const auto& defect : view.environment.defects.list())
            if (defect.kind != Defect::Kind::broken_lamp && defect.since < view.clock.day() * seconds_per_day)
                state.round.push_back(defect.at);
    if (orders.mends && !view.environment.light.night())
        for (const auto& place : view.environment.sleeping_places.list())
            if (place.help_offered)
                state.round.push_back(place.at);
    if (!orders.sweeps && orders.scrubs.until <= view.clock.now())
        return;
    // Boustrophedon in strips of two cells; the list is walked from its end.
    const auto& lattice = view.environment.litter.raster().lattice;
    const float touches_ground = -0.7F * lattice.cell; // what lies beside a pillar lies in its cell
    for (int strip = 0; strip < lattice.height; strip += 2)
        for (int c = 0; c < lattice.width; ++c) {
            const int column = strip % 4 == 0 ? c : lattice.width - 1 - c;
            for (int row = strip; row < std::min(strip + 2, lattice.height); ++row)
                if (const Vec2 p = lattice.centre(lattice.index(column, row));
                    view.site.ground().on_square(p) && view.site.ground().wall_distance(p) > touches_ground)
                    state.round.push_back(p);
        }
}

Decision Cleaner::decide(const View& view, PersonId id)
{
    State& state = states[view.people.mind[id.index]];
    const Orders& orders = view.orders_of(id);
    const bool tours = orders.empties_bins || orders.mends;
    const bool done = (orders.sweeps || tours) && state.round.empty();
    const Seconds now = view.clock.now();
    const bool break_due = orders.break_after > 0 && now - state.working_since >= orders.break_after;
    if (!state.is<Leaving>() && (done || break_due || now >= orders.ends_at)) {
        state.doing = Leaving{over_at(state.doing)};
        state.exit.begin(view, id);
    }
    if (state.is<Leaving>()) {
        Decision decision = state.exit.go_on(view, id, orders.pace);
        if (decision.intention.leaves && !done && orders.break_after > 0 && now + orders.break_length < orders.ends_at)
            decision.intention.returns_at = now + orders.break_length;
        return decision;
    }
    if (tours)
        return tour(view, id, state, orders);
    if (orders.scrubs.contains(now) && !state.round.empty())
        return scrub(view, id, state, orders);
    if (!orders.sweeps && now >= orders.scrubs.until) // scrubbing is over for today
        state.round.clear();
    return orders.sweeps ? sweep(view, id, state, orders, orders.pace, false) : pick(view, id, state, orders);
}

/// When what it is doing would be over.
Seconds Cleaner::over_at(const Doing& doing)
{
    return std::visit(Overloaded{[](const Looking& looking) { return looking.again_at; }, [](const Going& going) { return going.arrives_by; },
                                 [](const Working& working) { return working.until; }, [](const Sweeping& sweeping) { return sweeping.arrives_by; },
                                 [](const Leaving& leaving) { return leaving.looks_again_at; }},
                      doing);
}

/// From one place of the tour to the next, working a while at each.
Decision Cleaner::tour(const View& view, PersonId id, State& state, const Orders& orders) const
{
    const Vec2 next = state.round.back();
    const Seconds now = view.clock.now();
    const auto go_on = [&] {
        state.round.pop_back();
        state.doing = Looking{};
    };
    if (const auto* working = std::get_if<Working>(&state.doing)) {
        Decision decision = stand();
        if (now < working->until)
            return decision;
        if (orders.mends)
            decision.request = Mend{next};
        else
            decision.request = EmptyBin{next, view.environment.bins.nearest(next, false).bin};
        go_on();
        return decision;
    }
    if (!state.is<Going>()) {
        state.doing = Going{next, now + cleaner_figures.way_to_work, false};
        if (!state.way.to_point(view, id, view.site.standable(next))) {
            go_on();
            return stand();
        }
    }
    if (state.way.arrived(view, id, 1.2F)) {
        state.doing = Working{next, now + (orders.mends ? *parameters.time_per_repair : *parameters.time_per_bin)};
        return stand();
    }
    if (now > std::get<Going>(state.doing).arrives_by) {
        go_on();
        return stand();
    }
    return state.way.go(view, id, orders.pace);
}

/// As a sweep, at the pace of the machine, and past where people are: less than one on twenty square metres.
Decision Cleaner::scrub(const View& view, PersonId id, State& state, const Orders& orders) const
{
    constexpr float around = cleaner_figures.scrubs_clear_of;
    constexpr double most = cleaner_figures.scrubs_below * 3.1416 * around * around; // numerical: 3.1416 is pi
    const auto people_around = [&](Vec2 p) {
        return std::count_if(view.people.present.begin(), view.people.present.end(),
                             [&](PersonId other) { return other != id && distance(view.people.position[other.index], p) < around; });
    };
    if (view.clock.every(1, view.people.key[id.index]))
        while (!state.round.empty() && static_cast<double>(people_around(state.round.back())) > most) {
            state.round.pop_back();
            sweeping(state).on_the_way = false;
        }
    if (state.round.empty())
        return stand();
    return sweep(view, id, state, orders, orders.scrubs_square_metres_per_hour / 3600, true);
}

/// It sweeps from now on, if it has not done so yet. What it was on the way to, or working at, stays there, and is found again by whoever looks.
Cleaner::Sweeping& Cleaner::sweeping(State& state)
{
    if (!state.is<Sweeping>())
        state.doing = Sweeping{};
    return std::get<Sweeping>(state.doing);
}

Decision Cleaner::sweep(const View& view, PersonId id, State& state, const Orders& orders, float pace, bool scrubs) const
{
    const Vec2 here = view.people.position[id.index], next = state.round.back();
    Sweeping& doing = sweeping(state);
    if (distance(here, next) < cleaner_figures.sweeps_within) {
        Decision decision = walk(normalised(next - here), pace);
        decision.request = pick_up(next, orders, scrubs);
        state.round.pop_back();
        doing.on_the_way = false;
        return decision;
    }
    if (!doing.on_the_way) {
        if (!state.way.to_point(view, id, view.site.standable(next))) {
            state.round.pop_back(); // no way there: locked out
            return stand();
        }
        doing.on_the_way = true;
        doing.arrives_by = view.clock.now() + cleaner_figures.way_to_strip;
    }
    if (view.clock.now() > doing.arrives_by || (state.way.arrived(view, id, 0.5F))) { // cannot get nearer
        state.round.pop_back();
        doing.on_the_way = false;
    }
    return state.way.go(view, id, pace);
}

Decision Cleaner::pick(const View& view, PersonId id, State& state, const Orders& orders) const
{
    const Seconds now = view.clock.now();
    if (state.is<Sweeping>())
        state.doing = Looking{};
    if (const auto* working = std::get_if<Working>(&state.doing)) {
        Decision decision = stand();
        if (now < working->until)
            return decision;
        state.passed[view.environment.litter.raster().lattice.index(working->target)] = 1;
        decision.request = pick_up(working->target, orders);
        state.doing = Looking{};
        return decision;
    }
    if (const auto* looking = std::get_if<Looking>(&state.doing)) {
        begin_pass_if_due(view, state);
        if (now < looking->again_at)
            return stand();
        const auto aim = find_aim(view, id, state);
        if (!aim) {
            state.doing = Looking{now + 2}; // in a moment there may be something to do
            return stand();
        }
        state.doing = Going{aim->at, now + cleaner_figures.way_to_litter, aim->seen};
    }
    const Going going = std::get<Going>(state.doing);
    if (state.way.arrived(view, id, 1.0F)) {
        // The ground around a place gone to without having seen anything there is searched first, as fast as ground can be searched.
        const double looked_over = going.has_seen ? 0 : 3.1416 * parameters.sight * parameters.sight / parameters.square_metres_per_hour * 3600;
        state.doing = Working{going.target, now + looked_over + view.environment.litter.items(going.target) * 3600.0 / orders.items_per_hour};
        return stand();
    }
    if (now > going.arrives_by)
        state.doing = Looking{};
    const double searching = parameters.square_metres_per_hour / 3600 / parameters.swath;
    return state.way.go(view, id, going.has_seen ? std::min(orders.pace, static_cast<float>(searching)) : orders.pace);
}

/// A pass over the whole square takes the time its area takes; then everything may be worked on again.
void Cleaner::begin_pass_if_due(const View& view, State& state) const
{
    if (view.clock.now() < state.pass_ends)
        return;
    state.told_of.clear();
    state.passed.assign(view.environment.litter.raster().lattice.size(), 0);
    state.pass_ends = view.clock.now() + view.site.ground().square_area() / parameters.square_metres_per_hour * 3600;
}

/// The spot with most items for its distance within sight; where nothing lies there, a point elsewhere on the square.
std::optional<Cleaner::Aim> Cleaner::find_aim(const View& view, PersonId id, State& state) const
{
    const Vec2 here = view.people.position[id.index];
    const auto& raster = view.environment.litter.raster();
    const auto& lattice = raster.lattice;
    const float sight = static_cast<float>(*parameters.sight);
    float best = 0;
    Vec2 best_at;
    for (int r = std::max(0, lattice.row(here.y - sight)); r <= std::min(lattice.height - 1, lattice.row(here.y + sight)); ++r)
        for (int c = std::max(0, lattice.column(here.x - sight)); c <= std::min(lattice.width - 1, lattice.column(here.x + sight)); ++c) {
            const auto cell = lattice.index(c, r);
            const int items = raster.values[cell].items();
            if (items == 0 || state.passed[cell])
                continue;
            const Vec2 p = lattice.centre(cell);
            const float d = distance(p, here);
            const float worth = static_cast<float>(items) / (d + cleaner_figures.nearness);
            if (d < sight && worth > best && view.site.ground().on_square(p)) {
                best = worth;
                best_at = p;
            }
        }
    if (best > 0) {
        if (state.way.to_point(view, id, view.site.standable(best_at)))
            return Aim{best_at, true};
        state.passed[lattice.index(best_at)] = 1; // there is no way to it: it is not looked at again in this pass
    }
    if (const Orders& orders = view.orders_of(id); orders.directed)
        if (const auto aim = view.information.aim(Topics(Topic::litter), id, here, view.clock.now(), state.told_of);
            aim && state.way.to_point(view, id, view.site.standable(aim->at))) {
            state.told_of.push_back(aim->at);
            return Aim{aim->at, false};
        }
    Draws draws = view.draws(id, Purpose::cleaning);
    const Ground& ground = view.site.ground();
    const auto elsewhere = random_point_on_square(ground, draws, 20, [&](Vec2 p) { return ground.wall_distance(p) > 0.3F; });
    if (!elsewhere || !state.way.to_point(view, id, *elsewhere))
        return std::nullopt;
    return Aim{*elsewhere, false};
}

} // namespace plattan
