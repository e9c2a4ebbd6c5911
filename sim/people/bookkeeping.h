#pragma once

#include "base/parallel.h"
#include "people/figures.h"
#include "people/intention.h"
#include "site/site.h"

namespace plattan {

/// A visitor who keeps below 0.2 m/s by choice for this long has stopped (contract of `stop_share`).
inline constexpr Seconds least_stop = people_figures.least_stop;

/// Adds one tick to everybody's times: walking, standing, sitting, on the square, stationary.
void keep_books(const Site& site, const std::vector<Decision>& decisions, Seconds step, const Workers& workers, People& people);

} // namespace plattan
