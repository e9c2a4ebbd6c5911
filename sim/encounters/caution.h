#pragma once

#include "perception/perception.h"

namespace plattan {

/// How much the sight or the memory of a uniform weighs for somebody, 0 to 1: 1 while it is in sight, then the mark that it has left, which
/// is the deeper the longer it was seen, fading exponentially; 0 for people who have seen none. With the share of deals that are done in sight, 0.1,
/// this is k(d) = 0.9 (1 - exp(-d / 6 min)) after d minutes in sight (koper1995).
/// @param fades_in time constant (unit: s)
double caution(const Perception& perception, const SightOfUniforms& sight, Seconds now, Seconds fades_in);

} // namespace plattan
