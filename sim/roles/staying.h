#pragma once

#include "environment/seats.h"
#include "roles/view.h"
#include "roles/visitor_parameters.h"

namespace plattan {

// What makes people stay, and where: all utilities of a visitor's choice in one place.

/// Factor on the chance that somebody stays: rain and cold, feeling unsafe, others who stay, litter, the noise of traffic.
/// @param avoids of somebody who keeps away from what annoys: annoyances around count too
double readiness_to_stay(const VisitorParameters& parameters, const View& view, PersonId id, bool avoids);

/// What annoys or worries people near a spot: people of the scene, litter, graffiti and damage.
double annoyance_at(const View& view, Vec2 spot);

/// What the weather leaves of a seat's appeal, under a roof or in the open.
double seat_weather(const VisitorParameters& parameters, const View& view, bool roofed);

/// How inviting the free seats in sight of a point are, 0 to 1: the best one counts, by its comfort and nearness, as far as rain and cold leave it
/// any. One more seat beside free ones changes nothing, a better one much.
double seat_appeal(const VisitorParameters& parameters, const View& view, Vec2 from);

/// Who looks for a seat.
struct SeatSeeker {
    Vec2 from;
    bool avoids = false; ///< as above
    PersonId first{};    ///< of its group, whose members are no strangers; invalid: nobody is of its group
};

/// Utility of a place to sit: comfort and way, the weather, an edge at one's back, company, sun or lamp, people to look at, off the scene.
double seat_utility(const VisitorParameters& parameters, const View& view, const Seats::Spot& spot, const SeatSeeker& seeker);

/// How far from a place to sit the others of a group would be, on the free seats nearest to it, in the mean. Those who find none within
/// `staying.group_range` stand there.
/// @param others how many they are
/// @return (unit: m)
double way_to_others(const Seats& seats, PlaceId place, std::size_t others);

/// Noise of traffic at a point: 1 beside a road of 1,000 vehicles an hour.
double noise_at(const Features& site, Vec2 p);

} // namespace plattan
