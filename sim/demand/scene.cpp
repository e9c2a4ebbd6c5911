#include "demand/scene.h"

#include "demand/weighted.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

/// Linear between the middles of the hours.
double at(const std::array<double, 24>& hourly, Seconds time)
{
    const double hour = std::clamp(time / 3600 - 0.5, 0.0, 23.0);
    const auto whole = std::min<std::size_t>(static_cast<std::size_t>(hour), 22);
    const double part = hour - static_cast<double>(whole);
    return hourly[whole] * (1 - part) + hourly[whole + 1] * part;
}

class SceneDrawer {
public:
    SceneDrawer(const Demand& demand, const SceneParameters& scene, const DemandParameters& parameters, RunKey run, Date date)
        : demand(demand), scene(scene), parameters(parameters), run(run), date(date)
    {
    }

    Expected person(Population population, std::uint32_t ordinal, Seconds time) const
    {
        Expected made;
        made.key = person_key(static_cast<std::uint32_t>(population), date.days_since_1970, ordinal);
        made.arrives_at = time;
        Draws draws(run, made.key, 1, Purpose::scene_plan);
        const TripEnd &from = end(draws.uniform()), &to = end(draws.uniform());
        made.entry_gate = *pick(from.gates, draws.uniform());
        made.exit_gate = *pick(to.gates, draws.uniform());
        made.entry_link = from.via;
        made.exit_link = to.via;
        made.entry_share = static_cast<float>(draws.uniform());
        draw_traits(made, parameters, run, scene.female_share);
        made.age = static_cast<std::uint8_t>(16 + draws.below(30)); // D: grown-up and young; nobody is chosen by it
        return made;
    }

    Draws draws(Population population, std::uint32_t ordinal) const
    {
        return {run, person_key(static_cast<std::uint32_t>(population), date.days_since_1970, ordinal), 0, Purpose::scene_plan};
    }

private:
    const TripEnd& end(double u) const { return demand.ends[*pick(demand.scene_ends.ends, u)]; }

    const Demand& demand;
    const SceneParameters& scene;
    const DemandParameters& parameters;
    RunKey run;
    Date date;
};

} // namespace

ScenePeople draw_scene(const Site&, const Demand& demand, const SceneParameters& scene, const DemandParameters& parameters, RunKey run, Date date,
                       Seconds day_start)
{
    ScenePeople people;
    if (demand.scene_ends.ends.empty())
        return people;
    const SceneDrawer drawer(demand, scene, parameters, run, date);

    // Dealer i is there while the expected number exceeds a level between i and i + 1: who comes early leaves late,
    // and the number present follows the profile.
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(std::ceil(scene.dealers_at_peak)); ++i) {
        const double level = i + drawer.draws(Population::dealers, i).uniform();
        Seconds first = -1, last = -1;
        for (Seconds t = 0; t < seconds_per_day; t += 60)
            if (at(demand.dealers, t) * scene.dealers_at_peak >= level) {
                if (first < 0)
                    first = t;
                last = t;
            }
        if (first < 0)
            continue;
        people.dealers.push_back(drawer.person(Population::dealers, i, day_start + first));
        people.dealers.back().traits.seller = true;
        people.dealers_leave_at.push_back(day_start + last);
    }

    // Minute by minute; ordinals count within the minute, so that one minute's number shifts no other key.
    for (int minute = 0; minute < 1440; ++minute) {
        const auto slot = static_cast<std::uint32_t>(minute) * 64;
        Draws draws = drawer.draws(Population::buyers, slot + 63);
        const int count = std::min(60, draws.poisson(scene.buyers_at_peak / 60 * at(demand.buyers, minute * 60.0)));
        for (int n = 0; n < count; ++n)
            people.buyers.push_back(
                drawer.person(Population::buyers, slot + static_cast<std::uint32_t>(n), day_start + minute * 60.0 + 60 * draws.uniform()));
    }
    std::stable_sort(people.buyers.begin(), people.buyers.end(), [](const Expected& a, const Expected& b) { return a.arrives_at < b.arrives_at; });
    return people;
}

} // namespace plattan
