#pragma once

#include "base/units.h"

namespace plattan {

// How the members of a group come in through a gate: side by side as far as its width allows, the others behind them.

/// Where along the gate a member comes in, 0 to 1.
/// @param gate_length (unit: m)
/// @param share_of_first where the group comes in, 0 to 1
/// @param member place in the group of `size`; 0: the first
float entry_share(float gate_length, float share_of_first, int member, int size);

/// How much later than the first a member comes in, because there is no room beside the others.
Seconds entry_delay(float gate_length, int member);

} // namespace plattan
