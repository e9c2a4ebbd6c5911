#pragma once

#include "base/random.h"
#include "verification/finding.h"

#include <functional>
#include <vector>

namespace plattan {

/// A control of a row: the share of models without what the row is about that would be inside its band all the same. In such a model nobody
/// can tell which run of a pair had the intervention, or which cell had the offence. A row whose control is above one in twenty says nothing.
/// @param row with its band
/// @param shuffle makes the figure and the half width of its interval anew from shuffled labels
Finding control_of(const Finding& row, const std::function<void(Draws&, Finding&)>& shuffle);

/// The control of a row that is the mean of differences of pairs: which run of a pair is called which is drawn.
Finding control_of_pairs(const Finding& row, const std::vector<double>& differences);

} // namespace plattan
