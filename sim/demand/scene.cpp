#include "demand/scene.h"

#include "base/elementary.h"
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

struct Ages {
    int youngest, oldest;
};

class SceneDrawer {
public:
    SceneDrawer(const Demand& demand, const SceneParameters& scene, const DemandParameters& parameters, RunKey run, Date date, Seconds day_start)
        : demand(demand), scene(scene), parameters(parameters), run(run), date(date), day_start(day_start)
    {
    }

    /// Dealer i is there while the expected number exceeds a level between i and i + 1: who comes early leaves late,
    /// and the number present follows the profile.
    void dealers(std::vector<SceneMember>& members) const
    {
        for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(std::ceil(scene.dealers_at_peak)); ++i) {
            const double level = i + draws(Population::dealers, i).uniform();
            Seconds first = -1, last = -1;
            for (Seconds t = 0; t < seconds_per_day; t += 60)
                if (at(demand.dealers, t) * scene.dealers_at_peak >= level) {
                    if (first < 0)
                        first = t;
                    last = t;
                }
            if (first < 0)
                continue;
            SceneMember dealer{person(Population::dealers, i, first, {16, 45}), "dealer", day_start + last};
            dealer.person.traits.seller = dealer.person.traits.scene = true;
            members.push_back(dealer);
        }
    }

    void buyers(std::vector<SceneMember>& members) const
    {
        arrivals(
            members, Population::buyers, "buyer", {16, 45}, [&](int minute) { return scene.buyers_at_peak / 60 * at(demand.buyers, minute * 60.0); },
            [](Draws&) { return never; });
    }

    /// So many come that the number present follows the profile: arrivals = number / mean stay.
    void stayers(std::vector<SceneMember>& members, Population population, std::string_view role, const std::array<double, 24>& hourly, double peak,
                 Ages ages) const
    {
        const double mean_stay = scene.stay_median * elementary::exp(scene.stay_sigma * scene.stay_sigma / 2);
        arrivals(
            members, population, role, ages,
            [&](int minute) {
                const double present = peak * at(hourly, minute * 60.0);
                return present * 60 / mean_stay + (minute == 0 ? present : 0); // who is there at midnight
            },
            [&](Draws& draws) { return draws.log_normal(scene.stay_median, scene.stay_sigma); });
    }

private:
    /// Minute by minute; ordinals count within the minute, so that one minute's number shifts no other key.
    template <class Rate, class Stay>
    void arrivals(std::vector<SceneMember>& members, Population population, std::string_view role, Ages ages, Rate&& rate, Stay&& stay) const
    {
        const auto first = static_cast<std::ptrdiff_t>(members.size());
        for (int minute = 0; minute < 1440; ++minute) {
            const auto slot = static_cast<std::uint32_t>(minute) * 64;
            Draws own = draws(population, slot + 63);
            const int count = std::min(60, own.poisson(rate(minute)));
            for (int n = 0; n < count; ++n) {
                SceneMember member{person(population, slot + static_cast<std::uint32_t>(n), minute * 60.0 + 60 * own.uniform(), ages), role, never};
                Draws lasting(run, member.person.key, 1, Purpose::scene_day);
                if (const Seconds length = stay(lasting); length > 0)
                    member.leaves_at = member.person.arrives_at + length;
                member.person.traits.scene = population != Population::offenders; // nobody can tell
                members.push_back(member);
            }
        }
        std::stable_sort(members.begin() + first, members.end(),
                         [](const SceneMember& a, const SceneMember& b) { return a.person.arrives_at < b.person.arrives_at; });
    }

    Expected person(Population population, std::uint32_t ordinal, Seconds time, Ages ages) const
    {
        Expected made;
        made.key = person_key(static_cast<std::uint32_t>(population), date.days_since_1970, ordinal);
        made.arrives_at = day_start + time;
        Draws draws(run, made.key, 1, Purpose::scene_plan);
        const TripEnd &from = end(draws.uniform()), &to = end(draws.uniform());
        made.entry_gate = *pick(from.gates, draws.uniform());
        made.exit_gate = *pick(to.gates, draws.uniform());
        made.entry_link = from.via;
        made.exit_link = to.via;
        made.entry_share = static_cast<float>(draws.uniform());
        draw_traits(made, parameters, run, scene.female_share);
        made.age = static_cast<std::uint8_t>(
            ages.youngest + static_cast<int>(draws.below(static_cast<std::uint32_t>(ages.oldest - ages.youngest + 1)))); // D; nobody is chosen by it
        return made;
    }

    Draws draws(Population population, std::uint32_t ordinal) const
    {
        return {run, person_key(static_cast<std::uint32_t>(population), date.days_since_1970, ordinal), 0, Purpose::scene_plan};
    }

    const TripEnd& end(double u) const { return demand.ends[*pick(demand.scene_ends.ends, u)]; }

    const Demand& demand;
    const SceneParameters& scene;
    const DemandParameters& parameters;
    RunKey run;
    Date date;
    Seconds day_start;
};

} // namespace

std::vector<SceneMember> draw_scene(const Site&, const Demand& demand, const SceneParameters& scene, const DemandParameters& parameters, RunKey run,
                                    Date date, Seconds day_start)
{
    if (demand.scene_ends.ends.empty())
        return {};
    const SceneDrawer drawer(demand, scene, parameters, run, date, day_start);
    std::vector<SceneMember> members;
    drawer.dealers(members);
    drawer.buyers(members);
    drawer.stayers(members, Population::drug_users, "drug_user", demand.drug_users, scene.drug_users_at_peak, {16, 60});
    drawer.stayers(members, Population::rough_sleepers, "rough_sleeper", demand.rough_sleepers, scene.rough_sleepers_at_peak, {18, 75});
    drawer.stayers(members, Population::youth_at_risk, "youth_at_risk", demand.youth_at_risk, scene.youth_at_risk_at_peak, {13, 20});
    drawer.stayers(members, Population::offenders, "offender", demand.offenders, scene.offenders_at_peak, {15, 60});
    return members;
}

} // namespace plattan
