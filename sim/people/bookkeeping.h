#pragma once

#include "base/parallel.h"
#include "people/figures.h"
#include "people/intention.h"
#include "site/now.h"

namespace plattan {

/// A visitor who keeps below 0.2 m/s by choice for this long has stopped (contract of `stop_share`).
inline constexpr Seconds least_stop = people_figures.least_stop;

/// Adds one tick to everybody's times: walking, standing, sitting, on the square, stationary.
/// @return what there is to do; it reads the decisions, in the order of `people.present`, and writes each person's row
Loop keep_books(const Now& now, const std::vector<Decision>& decisions, People& people);

} // namespace plattan
