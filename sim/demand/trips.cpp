#include "demand/trips.h"

#include "demand/children.h"
#include "demand/entry.h"
#include "demand/figures.h"
#include "demand/weighted.h"
#include "site/sun.h"

#include <algorithm>
#include <cmath>

namespace plattan {

namespace {

constexpr int minutes_per_day = 1440;

float length_of(const Site& site, GoalId gate) { return length(site.goal_line(gate).to - site.goal_line(gate).from); }

/// Sizes of the units in which people arrive: one alone, or a group of two and more.
class GroupSizes {
public:
    GroupSizes(double share_in_groups, double lambda)
    {
        // Zero-truncated Poisson (moussaid2010) given two or more; beyond eight it is cut.
        double weight = lambda, sum = 0, mean = 0;
        for (int size = 2; size <= largest; ++size) {
            weight *= lambda / size;
            cumulative[static_cast<std::size_t>(size)] = sum += weight;
            mean += weight * size;
        }
        for (double& c : cumulative)
            c /= sum;
        mean /= sum;
        // The share of *people* in groups fixes the share of *units* that are groups.
        group_share = share_in_groups / (mean - share_in_groups * (mean - 1));
        mean_size = 1 - group_share + group_share * mean;
    }

    int draw(Draws& draws) const
    {
        const double group = draws.uniform(), size = draws.uniform();
        if (group >= group_share)
            return 1;
        int n = 2;
        while (n < largest && size > cumulative[static_cast<std::size_t>(n)])
            ++n;
        return n;
    }

    double mean() const { return mean_size; }

private:
    static constexpr int largest = trip_figures.largest_group;
    std::array<double, largest + 1> cumulative{};
    double group_share = 0;
    double mean_size = 1;
};

class TripDrawer {
public:
    TripDrawer(const Site& site, const Demand& demand, const DemandParameters& parameters, RunKey run, Date date, const WeatherOfDay& weather)
        : site(site), demand(demand), run(run), date(date), step_free_share(parameters.step_free_share),
          sizes(date.weekday() < 5 ? parameters.share_in_groups_weekday : parameters.share_in_groups_leisure,
                date.weekday() < 5 ? parameters.group_lambda_weekday : parameters.group_lambda_leisure)
    {
        for (int minute = 0; minute < minutes_per_day; ++minute) {
            rainy.push_back(weather.at(minute * 60.0) == Weather::rain ? *parameters.rain_trips : 1.0);
            dark.push_back(site.sun_altitude_at(date, minute * 60.0) < lamps_on_below ? parameters.dark_multiplier : 1.0);
        }
    }

    void draw_class(std::size_t index, double trips, std::vector<Expected>& list) const
    {
        const TripClass& trip_class = demand.classes[index];
        std::vector<double> weight(minutes_per_day);
        double sum = 0;
        for (int minute = 0; minute < minutes_per_day; ++minute)
            if (open(trip_class, minute * 60.0))
                sum += weight[static_cast<std::size_t>(minute)] = demand.hourly_share(date, minute / 60) * dark[static_cast<std::size_t>(minute)];
        if (sum <= 0)
            return;
        for (int minute = 0; minute < minutes_per_day; ++minute) {
            const auto slot = static_cast<std::uint32_t>(index * minutes_per_day + static_cast<std::size_t>(minute));
            const PersonKey key = person_key(static_cast<std::uint32_t>(Population::demand), date.days_since_1970, slot);
            const auto now = static_cast<std::size_t>(minute);
            const int units = Draws(run, key, 0, Purpose::arrivals).poisson(trips * rainy[now] * weight[now] / sum / sizes.mean());
            for (int unit = 0; unit < units; ++unit)
                draw_unit(index, minute, key, static_cast<std::uint32_t>(unit), list);
        }
    }

private:
    auto open_ends(const WeightedEnds& ends, Seconds time) const { return demand.open_ends(site, ends, date, time); }

    bool open(const TripClass& trip_class, Seconds time) const
    {
        return !open_ends(trip_class.one, time).empty() && !open_ends(trip_class.other, time).empty();
    }

    static std::vector<std::pair<GoalId, double>> others(std::vector<std::pair<GoalId, double>> gates, GoalId than)
    {
        std::erase_if(gates, [than](const auto& gate) { return gate.first == than; });
        return gates;
    }

    void draw_unit(std::size_t index, int minute, PersonKey key, std::uint32_t unit, std::vector<Expected>& list) const
    {
        const TripClass& trip_class = demand.classes[index];
        Draws draws(run, key, unit, Purpose::arrival_time);
        const Seconds time = minute * 60.0 + 60 * draws.uniform();
        const std::size_t one = *pick(open_ends(trip_class.one, time), draws.uniform());
        const std::size_t other = *pick(open_ends(trip_class.other, time), draws.uniform());
        double forward = 0.5;
        if (!trip_class.lingers && one == demand.tidal_end)
            forward = demand.tide_out[static_cast<std::size_t>(minute / 60)];
        else if (!trip_class.lingers && other == demand.tidal_end)
            forward = 1 - demand.tide_out[static_cast<std::size_t>(minute / 60)];
        const bool turned = !draws.chance(trip_class.lingers ? 1.0 : forward);
        const TripEnd &from = demand.ends[turned ? other : one], &to = demand.ends[turned ? one : other];

        Expected person;
        person.traits.visitor = true;
        person.traits.lingers = trip_class.lingers;
        person.trip_class = static_cast<std::uint8_t>(index);
        person.entry_gate = *pick(from.gates, draws.uniform());
        const double exit = draws.uniform();
        person.entry_link = from.via;
        // Whoever comes for the place itself leaves where it came from; whoever passes leaves by another gate than it came by, if there is one.
        const auto elsewhere = trip_class.lingers ? std::vector<std::pair<GoalId, double>>{} : others(to.gates, person.entry_gate);
        person.exit_gate = elsewhere.empty() ? person.entry_gate : *pick(elsewhere, exit);
        person.exit_link = elsewhere.empty() ? from.via : to.via;
        const double share = draws.uniform();
        Draws size_draws(run, key, unit, Purpose::group_size);
        const int size = sizes.draw(size_draws);
        person.group_size = static_cast<std::uint8_t>(size);
        person.traits.step_free = size_draws.chance(step_free_share);
        const float gate_length = length_of(site, person.entry_gate);
        for (int member = 0; member < size; ++member) {
            person.place_in_group = static_cast<std::uint32_t>(member);
            person.entry_share = entry_share(gate_length, static_cast<float>(share), member, size);
            person.arrives_at = time;
            list.push_back(person);
        }
    }

    const Site& site;
    const Demand& demand;
    RunKey run;
    Date date;
    double step_free_share;
    GroupSizes sizes;
    std::vector<double> dark, rainy; ///< factors by minute; of the dark one only the shape counts, the other makes trips fewer
};

} // namespace

void draw_traits(Expected& person, const DemandParameters& p, RunKey run, double female_share, PersonKey whose)
{
    Draws draws(run, whose, 0, Purpose::traits);
    person.sex = draws.chance(female_share) ? Sex::female : Sex::male;
    const double u = draws.uniform(), within = draws.uniform(), deviation = draws.normal(0, 1);
    const std::array<double, 5> shares{p.share_under_16, p.share_16_to_29,
                                       std::max(0.0, 1 - p.share_under_16 - p.share_16_to_29 - p.share_65_to_74 - p.share_over_74), p.share_65_to_74,
                                       p.share_over_74};
    constexpr std::array<int, 6> limits{trip_figures.youngest, 16, 30, 65, 75, trip_figures.oldest};
    std::size_t band = 0;
    for (double sum = shares[0]; band < 4 && u >= sum; sum += shares[band])
        ++band;
    person.age = static_cast<std::uint8_t>(limits[band] + static_cast<int>(within * (limits[band + 1] - limits[band])));
    person.free_speed = free_speed(person.age, person.sex, p, deviation);
    person.sensitivity = static_cast<float>(draws.normal(0, 1));
}

double free_speed(int age, Sex sex, const DemandParameters& p, double deviation)
{
    const double mean = age >= 75 ? p.speed_mean_75 : age >= 65 ? p.speed_mean_65 : p.speed_mean;
    const double by_sex = sex == Sex::female ? p.speed_of_women : p.speed_of_men;
    return std::clamp(by_sex * mean + deviation * (age >= 65 ? p.speed_deviation_old : p.speed_deviation), *trip_figures.slowest,
                      *trip_figures.fastest);
}

std::vector<Expected> draw_trips(const Site& site, const Demand& demand, const DemandParameters& parameters, RunKey run, Date date,
                                 const WeatherOfDay& weather, Seconds day_start, double weight)
{
    const double trips = demand.trips_per_day * parameters.trips_factor * parameters.weekday_multiplier(date) / weight;
    const TripDrawer drawer(site, demand, parameters, run, date, weather);
    std::vector<Expected> list;
    for (std::size_t c = 0; c < demand.classes.size(); ++c)
        drawer.draw_class(c, trips * demand.classes[c].share, list);
    // Members of a group come at the same moment or right behind each other, and stay together in the order: the sort is stable.
    std::stable_sort(list.begin(), list.end(), [](const Expected& a, const Expected& b) { return a.arrives_at < b.arrives_at; });
    std::uint32_t ordinal = 0;
    for (auto& person : list) {
        person.key = person_key(static_cast<std::uint32_t>(Population::ordinary_visitors), date.days_since_1970, ordinal++);
        // Who comes again has the same sex, age, speed and sensitivity each time.
        Draws again(run, person.key, 0, Purpose::regular);
        PersonKey whose = person.key;
        if (again.chance(parameters.regular_share)) {
            const std::uint32_t number = again.below(static_cast<std::uint32_t>(*parameters.regulars));
            person.person = static_cast<std::int32_t>(number);
            whose = person_key(static_cast<std::uint32_t>(Population::regulars), 0, number);
        }
        draw_traits(person, parameters, run, parameters.female_share, whose);
        make_lone_children_older(person, (&person)[-static_cast<std::ptrdiff_t>(person.place_in_group)], person.arrives_at);
        person.arrives_at += day_start + entry_delay(length_of(site, person.entry_gate), static_cast<int>(person.place_in_group));
    }
    return list;
}

} // namespace plattan
