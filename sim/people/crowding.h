#pragma once

#include "people/people.h"

namespace plattan {

/// Pairs nearer than two radii per person present: 0 where no two discs overlap. 0 where nobody is present.
double overlaps_per_person(const People& people, float radius = body_radius);

/// Mean speed of everybody present; 0 where nobody is (unit: m/s).
double mean_speed(const People& people);

} // namespace plattan
