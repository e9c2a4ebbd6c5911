#include "roles/staying.h"

#include "base/elementary.h"
#include "perception/figures.h"
#include "roles/figures.h"

#include <algorithm>

namespace plattan {

double noise_at(const Features& site, Vec2 p)
{
    double noise = 0;
    for (const auto& road : site.traffic)
        noise += road.vehicles_per_hour / staying_figures.noise_reference *
                 elementary::exp(-static_cast<double>(distance_to(road.shape, p)) / staying_figures.noise_scale);
    return noise;
}

double annoyance_at(const View& view, Vec2 spot)
{
    double of_the_scene = 0;
    const auto& others = view.perception.whereabouts();
    others.near(spot, staying_figures.company_range, [&](std::uint32_t place, Vec2 there) {
        of_the_scene += view.people.traits[others.who()[place].index].scene && distance(there, spot) < staying_figures.company_range;
    });
    return elementary::log(1 + of_the_scene) + elementary::log(1 + view.environment.litter.density(spot) / safety_figures.litter_scale) +
           (view.environment.defects.near(spot) > 0 ? 1 : 0);
}

double readiness_to_stay(const VisitorParameters& parameters, const View& view, PersonId id, bool avoids)
{
    const double weather = view.weather == Weather::rain ? *parameters.rain_stays : view.weather == Weather::cold ? *parameters.cold_stays : 1.0;
    const Feeling& feeling = view.people.feeling[id.index];
    const double looks = std::max(1, feeling.evaluations());
    const double utility =
        -parameters.unsafe_aversion * remembered_unsafe(view.people, id, view.opinion_weight) +
        parameters.company_draw * elementary::log(1 + static_cast<double>(feeling.stayers) / looks / safety_figures.company_scale) -
        parameters.litter_aversion * elementary::log(1 + static_cast<double>(feeling.litter) / looks / safety_figures.litter_scale) -
        parameters.noise_aversion * noise_at(view.site.features(), view.people.position[id.index]) -
        (avoids ? parameters.annoyance_aversion * annoyance_at(view, view.people.position[id.index]) : 0.0);
    return weather * elementary::exp(utility);
}

double seat_weather(const VisitorParameters& parameters, const View& view, bool roofed)
{
    switch (view.weather) {
    case Weather::rain:
        return roofed ? 1.0 : *parameters.wet_seats;
    case Weather::cold:
        return parameters.cold_seats;
    default:
        return 1;
    }
}

double seat_appeal(const VisitorParameters& parameters, const View& view, Vec2 from)
{
    double best = 0;
    for (const PlaceId place : view.environment.seats.near(from))
        if (const auto& spot = view.environment.seats.places()[place.index]; view.environment.seats.is_free(place)) {
            const double d = distance(spot.position, from);
            if (d >= Seats::range)
                continue;
            const double comfort = spot.comfort * seat_weather(parameters, view, view.site.ground().roofed(spot.position));
            if (const double appeal = comfort * elementary::exp(-d / parameters.seat_distance_scale);
                appeal > best && view.site.sight().free(from, spot.position))
                best = appeal;
        }
    return best;
}

double way_to_others(const Seats& seats, PlaceId place, std::size_t others)
{
    if (others == 0)
        return 0;
    std::vector<float> ways(others, staying_figures.group_range);
    const Vec2 here = seats.places()[place.index].position;
    for (const PlaceId other : seats.near(here))
        if (other != place && seats.is_free(other))
            ways.push_back(distance(seats.places()[other.index].position, here));
    std::partial_sort(ways.begin(), ways.begin() + static_cast<std::ptrdiff_t>(others), ways.end());
    double sum = 0;
    for (std::size_t i = 0; i < others; ++i)
        sum += static_cast<double>(ways[i]);
    return sum / static_cast<double>(others);
}

double seat_utility(const VisitorParameters& parameters, const View& view, const Seats::Spot& spot, const SeatSeeker& seeker)
{
    const Vec2 p = spot.position;
    const Ground& ground = view.site.ground();
    const double back = std::min<double>(std::abs(ground.wall_distance(p)), distance(view.site.nearest_attractive_edge(p), p));
    double company = 0, passers = 0, beside = 0;
    const auto& others = view.perception.whereabouts();
    others.near(p, staying_figures.view_range, [&](std::uint32_t place, Vec2 there) {
        const PersonId other = others.who()[place];
        if (!view.people.traits[other.index].visitor)
            return;
        const float d = distance(there, p);
        const bool stays = view.people.activity[other.index] != Activity::walking;
        company += stays && d < staying_figures.company_range ? view.people.visitor_weight : 0;
        beside += stays && d < staying_figures.neighbour_range && view.people.group[other.index] != seeker.first.index;
        passers += !stays && d < staying_figures.view_range ? view.people.visitor_weight : 0;
    });
    const bool night = view.environment.light.dark();
    const bool in_the_shade = ground.roofed(p) && view.weather == Weather::dry;
    const double light = night ? -missing_light(view.environment.light.at(p)) : in_the_shade ? -1.0 : 0.0; // lamp, or sun
    constexpr double least = 1e-6;                                                                         // numerical: of what a logarithm is taken
    double scene_near = 0;
    for (const auto& zone : view.site.features().zones)
        if (zone.rule == "scene")
            scene_near = std::max(scene_near, elementary::exp(-static_cast<double>(distance_to(zone.shape, p)) / staying_figures.scene_scale));
    return spot.comfort - distance(p, seeker.from) / parameters.seat_distance_scale +
           parameters.seat_edge * elementary::exp(-back / staying_figures.edge_scale) + parameters.seat_company * elementary::log(1 + company) -
           parameters.seat_beside * beside + parameters.seat_light * light + parameters.seat_view * elementary::log(1 + passers) -
           parameters.seat_scene * scene_near - (seeker.avoids ? parameters.annoyance_aversion * annoyance_at(view, p) : 0.0) +
           elementary::log(std::max(least, seat_weather(parameters, view, ground.roofed(p))));
}

} // namespace plattan
