#pragma once

#include "people/people.h"

#include <vector>

namespace plattan {

/// Leaves out the groups of which nobody arrives between two times (seconds since 00:00 of the first day; the second is excluded): a run of an
/// hour needs no rows for the visitors of its whole day.
/// @param people members of a group one behind the other, as they are drawn
std::vector<Expected> arrivals_between(Seconds start, Seconds end, std::vector<Expected> people);

} // namespace plattan
