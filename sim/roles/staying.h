#pragma once

#include "roles/visitor.h"

namespace plattan {

// What makes people stay, and where: all utilities of a visitor's choice in one place.

/// Factor on the chance that somebody stays: rain and cold, feeling unsafe, others who stay, litter, the noise of traffic.
/// @param avoids of somebody who keeps away from what annoys: annoyances around count too
double readiness_to_stay(const Visitor::Parameters& parameters, const View& view, PersonId id, bool avoids);

/// What annoys or worries people near a spot: people of the scene, litter, graffiti and damage.
double annoyance_at(const View& view, Vec2 spot);

/// What the weather leaves of a seat's appeal, under a roof or in the open.
double seat_weather(const Visitor::Parameters& parameters, const View& view, bool roofed);

/// How inviting the free seats in sight of a point are, 0 to 1: the best one counts, by its comfort and nearness, as far as rain and cold leave it
/// any. One more seat beside free ones changes nothing, a better one much.
double seat_appeal(const Visitor::Parameters& parameters, const View& view, Vec2 from);

/// Utility of a place to sit for somebody at `from`: comfort and way, the weather, an edge at one's back, company, sun or lamp, people to look at,
/// off the scene.
/// @param avoids as above
double seat_utility(const Visitor::Parameters& parameters, const View& view, const Seats::Spot& spot, Vec2 from, bool avoids);

/// Noise of traffic at a point: 1 beside a road of 1,000 vehicles an hour.
double noise_at(const Features& site, Vec2 p);

} // namespace plattan
