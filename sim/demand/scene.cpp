#include "demand/scene.h"

#include "base/elementary.h"
#include "demand/figures.h"
#include "demand/weighted.h"

#include <algorithm>
#include <cmath>

namespace plattan {

double at_time(const HourlyProfile& hourly, Seconds time_of_day)
{
    const double hour = std::clamp(time_of_day / 3600 - 0.5, 0.0, 23.0);
    const auto whole = std::min<std::size_t>(static_cast<std::size_t>(hour), 22);
    const double part = hour - static_cast<double>(whole);
    return hourly[whole] * (1 - part) + hourly[whole + 1] * part;
}

namespace {

struct Ages {
    int youngest, oldest;
};

class SceneDrawer {
public:
    SceneDrawer(const Demand& demand, const SceneParameters& scene, const DemandParameters& parameters, const SceneRegister& known, RunKey run,
                Date date, Seconds day_start, const std::vector<StillThere>& still_there)
        : demand(demand), scene(scene), parameters(parameters), known(known), run(run), date(date), day_start(day_start), still_there(still_there)
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
                if (at_time(demand.dealers, t) * scene.dealers_at_peak >= level) {
                    if (first < 0)
                        first = t;
                    last = t;
                }
            const ScenePerson who{ScenePool::dealers, static_cast<std::uint16_t>(i)};
            Draws today(run, pool_key(who, date), 1, Purpose::scene_register);
            const bool deterred = today.chance(scene.risk_aversion * known.remembered_watching());
            if (first < 0 || deterred || known.away(who, date))
                continue;
            SceneMember dealer{person(Population::dealers, i, first, {scene_figures.youngest_dealer, scene_figures.oldest_dealer}, who), "dealer",
                               day_start + last};
            dealer.person.traits.seller = dealer.person.traits.scene = true;
            dealer.person.doses = static_cast<std::uint8_t>(
                std::clamp(std::round(today.log_normal(scene.dealer_doses, scene_figures.doses_sigma)), scene.dealer_doses > 0 ? 1.0 : 0.0, 250.0));
            members.push_back(dealer);
        }
    }

    void buyers(std::vector<SceneMember>& members) const
    {
        const auto first = static_cast<std::ptrdiff_t>(members.size());
        const Ages ages{scene_figures.youngest_dealer, scene_figures.oldest_dealer};
        arrivals(
            members, Population::buyers, "buyer", ages, [&](int minute) { return scene.buyers_at_peak / 60 * at_time(demand.buyers, minute * 60.0); },
            [](Draws&) { return never; });
        std::vector<Seconds> there_until(static_cast<std::size_t>(*scene.buyers_in_all), never);
        for (auto member = members.begin() + first; member != members.end(); ++member)
            become_known(*member, ScenePool::buyers, ages, there_until);
        std::erase_if(members, [&](const SceneMember& member) {
            const ScenePerson who = member.person.scene_person;
            if (who.pool != ScenePool::buyers)
                return false;
            Draws today(run, member.person.key, 3, Purpose::scene_register);
            return today.chance(scene.buyers_discouraged * known.searches_in_vain(who)) || known.away(who, date);
        });
    }

    /// So many come that the number present follows the profile: arrivals = number / mean stay (the hours cut off from the longest apart).
    /// They are drawn from a pool of `in_all` who come again and again.
    void stayers(std::vector<SceneMember>& members, Population population, std::string_view role, const std::array<double, 24>& hourly, double peak,
                 Ages ages, ScenePool pool = ScenePool::none, int in_all = 0) const
    {
        const auto first = static_cast<std::ptrdiff_t>(members.size());
        const double mean_stay = scene.stay_median * elementary::exp(scene.stay_sigma * scene.stay_sigma / 2);
        arrivals(
            members, population, role, ages,
            [&](int minute) {
                const double present = peak * at_time(hourly, minute * 60.0);
                return present * 60 / mean_stay + (minute == 0 && day_start == 0 ? present : 0); // who is there at midnight
            },
            [&](Draws& draws) { return std::min(*scene.longest_stay, draws.log_normal(scene.stay_median, scene.stay_sigma)); });
        if (pool == ScenePool::none)
            return;
        std::vector<Seconds> there_until(static_cast<std::size_t>(in_all), never);
        for (const auto& there : still_there)
            if (there.who.pool == pool && there.who.number < there_until.size())
                there_until[there.who.number] = there.leaves_at;
        for (auto member = members.begin() + first; member != members.end(); ++member)
            become_known(*member, pool, ages, there_until);
        std::erase_if(members, [&](const SceneMember& member) { return known.away(member.person.scene_person, date); });
    }

private:
    /// Who comes is one of the pool who is not there already.
    void become_known(SceneMember& member, ScenePool pool, Ages ages, std::vector<Seconds>& there_until) const
    {
        Expected& person = member.person;
        Draws draws(run, person.key, 2, Purpose::scene_register);
        auto number = static_cast<std::size_t>(draws.below(static_cast<std::uint32_t>(there_until.size())));
        for (std::size_t tries = 0; tries < there_until.size() && there_until[number] > person.arrives_at; ++tries)
            number = (number + 1) % there_until.size();
        there_until[number] = member.leaves_at;
        person.scene_person = {pool, static_cast<std::uint16_t>(number)};
        draw_traits(person, parameters, run, scene.female_share, pool_key(person.scene_person, Date{}));
        person.age = age(ages, Draws(run, pool_key(person.scene_person, Date{}), 0, Purpose::scene_register));
        if (pool == ScenePool::drug_users)
            person.doses = draws.chance(scene.users_who_carry) ? 1 : 0;
    }

    static PersonKey pool_key(ScenePerson who, Date date)
    {
        return person_key(static_cast<std::uint32_t>(Population::scene_pool), date.days_since_1970,
                          static_cast<std::uint32_t>(who.pool) * 4096 + who.number);
    }

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

    Expected person(Population population, std::uint32_t ordinal, Seconds time, Ages ages, ScenePerson who = {}) const
    {
        Expected made;
        made.scene_person = who;
        made.key = person_key(static_cast<std::uint32_t>(population), date.days_since_1970, ordinal);
        made.arrives_at = day_start + time;
        Draws draws(run, made.key, 1, Purpose::scene_plan);
        const TripEnd &from = end(draws.uniform()), &to = end(draws.uniform());
        made.entry_gate = *pick(from.gates, draws.uniform());
        made.exit_gate = *pick(to.gates, draws.uniform());
        made.entry_link = from.via;
        made.exit_link = to.via;
        made.entry_share = static_cast<float>(draws.uniform());
        draw_traits(made, parameters, run, scene.female_share, who.pool == ScenePool::none ? made.key : pool_key(who, Date{}));
        made.age = age(ages, draws);
        return made;
    }

    /// D; nobody is chosen by it.
    static std::uint8_t age(Ages ages, Draws draws)
    {
        return static_cast<std::uint8_t>(ages.youngest + static_cast<int>(draws.below(static_cast<std::uint32_t>(ages.oldest - ages.youngest + 1))));
    }

    Draws draws(Population population, std::uint32_t ordinal) const
    {
        return {run, person_key(static_cast<std::uint32_t>(population), date.days_since_1970, ordinal), 0, Purpose::scene_plan};
    }

    const TripEnd& end(double u) const { return demand.ends[*pick(demand.scene_ends.ends, u)]; }

    const Demand& demand;
    const SceneParameters& scene;
    const DemandParameters& parameters;
    const SceneRegister& known;
    RunKey run;
    Date date;
    Seconds day_start;
    const std::vector<StillThere>& still_there;
};

} // namespace

std::vector<SceneMember> draw_scene(const Demand& demand, const SceneParameters& scene, const DemandParameters& parameters,
                                    const SceneRegister& known, RunKey run, Date date, Seconds day_start, const std::vector<StillThere>& still_there)
{
    if (demand.scene_ends.ends.empty())
        return {};
    const SceneDrawer drawer(demand, scene, parameters, known, run, date, day_start, still_there);
    std::vector<SceneMember> members;
    drawer.dealers(members);
    drawer.buyers(members);
    drawer.stayers(members, Population::drug_users, "drug_user", demand.drug_users, scene.drug_users_at_peak,
                   {scene_figures.youngest_drug_user, scene_figures.oldest_drug_user}, ScenePool::drug_users, scene.drug_users_in_all);
    drawer.stayers(members, Population::rough_sleepers, "rough_sleeper", demand.rough_sleepers, scene.rough_sleepers_at_peak,
                   {scene_figures.youngest_rough_sleeper, scene_figures.oldest_rough_sleeper}, ScenePool::rough_sleepers,
                   scene.rough_sleepers_in_all);
    drawer.stayers(members, Population::youth_at_risk, "youth_at_risk", demand.youth_at_risk, scene.youth_at_risk_at_peak,
                   {scene_figures.youngest_at_risk, scene_figures.oldest_at_risk}, ScenePool::youth_at_risk, scene.youth_at_risk_in_all);
    drawer.stayers(members, Population::offenders, "offender", demand.offenders, scene.offenders_at_peak,
                   {scene_figures.youngest_offender, scene_figures.oldest_offender});
    return members;
}

} // namespace plattan
