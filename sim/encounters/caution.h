#pragma once

#include "perception/perception.h"

namespace plattan {

/// How much the sight or the memory of a uniform weighs for somebody, 0 to 1: 1 while it is in sight, then fading
/// exponentially; 0 for who has seen none.
/// @param fades_in time constant (unit: s)
double caution(const Perception& perception, PersonId id, Seconds now, Seconds fades_in);

} // namespace plattan
