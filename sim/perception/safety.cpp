#include "perception/safety.h"

#include "base/elementary.h"
#include "perception/figures.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr float near = safety_figures.near_range, far = safety_figures.far_range, light_step = safety_figures.light_step;

double logarithm_of_one_plus(double x) { return elementary::log(1 + x); }

} // namespace

double scene_seen(const SafetyParameters& p, const Surrounding& seen)
{
    return p.deals * logarithm_of_one_plus(seen.deals_noticed) + p.loitering * logarithm_of_one_plus(seen.loiterers) +
           p.intoxicated * seen.intoxicated + p.disturbance * logarithm_of_one_plus(seen.disturbances);
}

double unsafe_eta(const SafetyParameters& p, Sex sex, int age, double sensitivity, const Surrounding& seen)
{
    const auto at_this_hour = [&](double by_day, double at_night) { return by_day + seen.night * (at_night - by_day); };
    double eta = at_this_hour(p.base_day, p.base_night) + p.personal_deviation * sensitivity;
    if (sex == Sex::female)
        eta += at_this_hour(p.women_day, p.women_night) + (age < safety_figures.young_below ? *p.young_women : 0.0);
    if (age >= safety_figures.old_from)
        eta += p.old;
    const double scene = scene_seen(p, seen);
    eta += seen.scene_known < 0 ? scene : (1 - p.reputation) * scene + p.reputation * seen.scene_known;
    eta += p.litter * logarithm_of_one_plus(seen.litter / safety_figures.litter_scale);
    eta += (seen.victim ? *p.victim : 0.0) + (seen.violence ? *p.violence_seen : 0.0) + (seen.checked ? *p.checked : 0.0);
    eta += seen.graffiti ? *p.graffiti : 0.0;
    eta += seen.night * p.darkness * missing_light(seen.illuminance);
    eta += p.emptiness * elementary::exp(-seen.far_density / safety_figures.emptiness_density) +
           p.crowding * std::max(0.0, seen.near_density - safety_figures.crowding_from);
    eta -= p.company * logarithm_of_one_plus(seen.stayers / safety_figures.company_scale) + (seen.host ? *p.hosts : 0.0);
    // A uniform helps who feels unsafe without it, and says to others that something is wrong (doyle2015).
    if (seen.uniform)
        eta -= p.uniforms * std::clamp(elementary::logistic(eta + safety_figures.uniform_shift) - safety_figures.uniform_threshold,
                                       *safety_figures.uniform_harm, 1.0);
    return eta;
}

void Safety::tell_apart(const std::vector<PersonId>& present, const People& people)
{
    counts_as.resize(present.size());
    for (std::size_t i = 0; i < present.size(); ++i) {
        const auto row = present[i].index;
        const bool visitor = people.traits[row].visitor, stayer = visitor && people.stationary_since[row] > 0;
        const bool loiterer = people.traits[row].scene && people.stationary_since[row] >= safety_figures.loitering_from;
        counts_as[i] = static_cast<std::uint8_t>((stayer ? stays : 0) | (people.intoxicated[row] != 0 ? intoxicated : 0) | (visitor ? visits : 0) |
                                                 (loiterer ? loiters : 0));
    }
}

Surrounding Safety::look_around(PersonId id, const Perceived& now) const
{
    const Site& site = now.site;
    const People& people = now.people;
    const Environment& environment = now.environment;
    const Perception& perception = now.perception;
    Surrounding seen;
    const Vec2 here = people.position[id.index];
    if (now.clock.now() - people.deal_noticed_at[id.index] <= remembered_for)
        seen.deals_noticed = people.deals_noticed[id.index];
    seen.litter = environment.litter.density(here);
    seen.graffiti = environment.defects.near(here) > 0;
    seen.night = environment.light.night_share();
    if (seen.night > 0)
        for (const Vec2 step : {Vec2{0, 0}, Vec2{light_step, 0}, Vec2{-light_step, 0}, Vec2{0, light_step}, Vec2{0, -light_step}})
            if (site.ground().walkable(here + step))
                seen.illuminance = std::min(seen.illuminance, environment.light.at(here + step));
    const auto sees = [&](PersonId other, float range) {
        return perception.sees(site, environment.light, here, people.position[other.index], range);
    };
    const float weight = people.visitor_weight;
    const auto intoxicated_range = static_cast<float>(*parameters.intoxicated_range);
    float within_near = 0, within_far = 0;
    const auto& others = perception.whereabouts();
    others.near(here, SightTable::range, [&](std::uint32_t place, Vec2 there) {
        const float squared = squared_length(there - here);
        const std::uint8_t kind = counts_as[place];
        const float counted = (kind & visits) != 0 ? weight : 1;
        within_near += squared < near * near ? counted : 0;
        within_far += squared < far * far ? counted : 0;
        if ((kind & ~visits) == 0 || squared > SightTable::range * SightTable::range || others.who()[place] == id)
            return;
        if ((kind & (stays | loiters)) != 0 && site.sees_roughly(here, there))
            ((kind & stays) != 0 ? seen.stayers : seen.loiterers) += counted;
        if ((kind & intoxicated) != 0 && squared < intoxicated_range * intoxicated_range)
            seen.intoxicated += sees(others.who()[place], intoxicated_range);
    });
    seen.checked = people.checked_at[id.index] != never;
    seen.victim = people.victim_at[id.index] != never;
    seen.violence = now.clock.now() - people.violence_seen_at[id.index] <= remembered_for;
    const UnsafeMap& scene = environment.light.night() ? scene_by_night : scene_by_day;
    if (people.person[id.index] >= 0 && scene.knows())
        seen.scene_known = scene.at(here);
    for (const auto& disturbance : now.happenings.disturbances)
        seen.disturbances += disturbance.actor != id && sees(disturbance.actor, static_cast<float>(*parameters.disturbance_range));
    seen.near_density = (within_near - 1) / (elementary::pi * near * near);
    seen.far_density = (within_far - 1) / (elementary::pi * far * far);
    const auto uniform_range = static_cast<float>(*parameters.uniform_range);
    seen.uniform = std::any_of(perception.uniforms().begin(), perception.uniforms().end(),
                               [&](PersonId other) { return perception.sees_uniform(site, environment.light, people, here, other, uniform_range); });
    seen.host = std::any_of(perception.hosts().begin(), perception.hosts().end(), [&](PersonId other) { return sees(other, uniform_range); });
    return seen;
}

Loop Safety::feel(const Perceived& now, People& people)
{
    lookers.clear();
    for (const PersonId id : people.present)
        if (people.traits[id.index].visitor &&
            (now.clock.every(parameters.interval, people.key[id.index]) || people.feeling[id.index].evaluations() == 0))
            lookers.push_back(id);
    scene_felt.resize(lookers.size());
    if (!lookers.empty())
        tell_apart(now.perception.whereabouts().who(), people);
    const auto look = [this, now, &people](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto row = lookers[i].index;
            const Surrounding seen = look_around(lookers[i], now);
            const double eta = unsafe_eta(parameters, people.sex[row], people.age[row], people.sensitivity[row], seen);
            scene_felt[i] = static_cast<float>(scene_seen(parameters, seen));
            Feeling& feeling = people.feeling[row];
            feeling.unsafe = static_cast<float>(elementary::logistic(eta));
            const bool night = now.environment.light.night();
            (night ? feeling.unsafe_night : feeling.unsafe_day) += feeling.unsafe;
            ++(night ? feeling.night : feeling.day);
            feeling.eta_sum += static_cast<float>(eta);
            feeling.litter += static_cast<float>(seen.litter);
            feeling.stayers += static_cast<float>(seen.stayers);
        }
    };
    return {lookers.size(), 2, look};
}

void Safety::note(const Present& now)
{
    const bool night = now.environment.light.night();
    for (std::size_t i = 0; i < lookers.size(); ++i) {
        const Vec2 here = now.people.position[lookers[i].index];
        (night ? scene_by_night : scene_by_day).note(here, scene_felt[i]);
        if (night)
            map.note(here, now.people.feeling[lookers[i].index].unsafe);
    }
}

} // namespace plattan
