#pragma once

#include "demand/trips.h"
#include "environment/gatherings.h"

namespace plattan {

/// Who comes to the square for an event: from half an hour before it until half an hour before its end, the way people come who linger;
/// where the site's demand has no such class, by the ways of all trips. Drawn before the first tick.
/// @param weight so many times fewer come
std::vector<Expected> draw_audience(const Site& site, const Demand& demand, const DemandParameters& parameters,
                                    const std::vector<Gathering>& gatherings, RunKey run, Date date, Seconds day_start, double weight);

} // namespace plattan
