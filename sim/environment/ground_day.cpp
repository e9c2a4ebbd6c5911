#include "environment/ground_day.h"

#include "base/elementary.h"
#include "environment/environment.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

std::size_t half_hour(Seconds time_of_day, std::size_t count) { return std::min(count - 1, static_cast<std::size_t>(time_of_day / 1800)); }

} // namespace

void GroundDay::note_watch(std::size_t wall, Seconds time_of_day, double visitors, double unseen_by_others)
{
    watches.resize(walls.size());
    Watch& watch = watches.at(wall)[half_hour(time_of_day, half_hours_a_day)];
    watch.visitors += visitors;
    watch.unseen_by_others += unseen_by_others;
    ++watch.looks;
}

void GroundDay::happen_again(const Again& again, const Site& site, const UpkeepParameters& upkeep, Environment& environment) const
{
    const auto is_on_duty = [&](PersonKey worker) {
        return std::any_of(again.on_duty.begin(), again.on_duty.end(), [&](PersonKey key) { return without_date(key) == worker; });
    };
    environment.defects.mend_known(again.day_start, again.mendings);
    deface_again(again, upkeep, environment.defects);
    bool others_have_cleaned = false;
    for (std::size_t i = 0; i < acts.size(); ++i) {
        const Act& act = acts[i];
        if (!others_have_cleaned && act.time >= others_clean_at) {
            environment.litter.clear_off_square(again.run, again.date);
            others_have_cleaned = true;
        }
        const auto place = static_cast<std::uint32_t>(Population::place);
        Draws draws(again.run, person_key(place, again.date.days_since_1970, static_cast<std::uint32_t>(i)), 0, Purpose::ground_again);
        switch (act.kind) {
        case Act::disposal: {
            const double expected = act.of_many ? again.things : 1, whole = std::floor(expected);
            const int things = static_cast<int>(whole) + (draws.chance(expected - whole) ? 1 : 0);
            environment.throw_away(act.at, act.litter, things, site, draws);
            break;
        }
        case Act::picking:
            if (is_on_duty(act.worker))
                environment.litter.pick_up(act.at, act.shares, draws);
            break;
        case Act::emptying:
            if (is_on_duty(act.worker) && act.bin < environment.bins.all().size())
                environment.bins.empty(act.bin);
            break;
        }
    }
    if (!others_have_cleaned)
        environment.litter.clear_off_square(again.run, again.date);
}

/// An act is left undone by each of n people with 1 - exp(-1 / c) of what is left, and people come each by itself: of those who see a place
/// with m of them on the average, exp(-m (1 - exp(-1 / c))) is left. The mean over half an hour says m better than one moment of few people
/// who weigh much.
void GroundDay::deface_again(const Again& again, const UpkeepParameters& upkeep, Defects& defects) const
{
    if (watches.empty())
        return;
    const double minded_by_one = 1 - elementary::exp(-1 / upkeep.observers);
    for (std::uint32_t minute = 0; minute < 1440; ++minute) {
        Draws draws(again.run, person_key(static_cast<std::uint32_t>(Population::place), again.date.days_since_1970, minute), 0,
                    Purpose::walls_again);
        for (const auto& [kind, per_day] :
             {std::pair{Defect::Kind::graffiti, *upkeep.graffiti_per_day}, {Defect::Kind::damage, *upkeep.damage_per_day}}) {
            const std::size_t wall = draws.below(static_cast<std::uint32_t>(watches.size()));
            const Watch& watch = watches[wall][half_hour(minute * 60.0, half_hours_a_day)];
            if (watch.looks <= 0)
                continue;
            const double unseen = elementary::exp(-minded_by_one * watch.visitors / watch.looks) * watch.unseen_by_others / watch.looks;
            if (draws.chance(per_day / 1440 * unseen))
                defects.add({kind, walls[wall], again.day_start + minute * 60.0});
        }
    }
}

} // namespace plattan
