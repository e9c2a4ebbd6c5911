#pragma once

#include "people/people.h"

namespace plattan {

/// Younger children come by day and with an adult. Where a child has been drawn who would come alone, with other children or at night, somebody as
/// many years older comes, so that the share of people under 16 stays what it is. So it does for regulars, who come alone at other times.
/// @param first the first one of the person's group; the person itself where it comes alone
/// @param time_of_day of its arrival
void keep_children_with_adults(Expected& person, const Expected& first, Seconds time_of_day);

} // namespace plattan
