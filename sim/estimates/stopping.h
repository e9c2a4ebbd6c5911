#pragma once

#include "estimates/comparison.h"

namespace plattan {

/// No comparison that goes on until it is narrow enough stops before so many pairs; with fewer, its intervals would hold too seldom.
inline constexpr int fewest_pairs = 10;

/// True where each headline indicator of each scenario has an interval whose half width is at most this share of the level it is compared with, or at
/// most the smallest change worth naming.
bool is_narrow_enough(const Samples& samples, const Comparison& comparison, double share);

/// About how many pairs that takes, by the deviations seen so far.
int pairs_for_narrow_enough(const Samples& samples, const Comparison& comparison, double share);

} // namespace plattan
