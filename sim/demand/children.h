#pragma once

#include "people/people.h"

namespace plattan {

/// Younger children come by day with an adult. One who was drawn to come alone, with other children or at night is made three years older, so that
/// the share of people under 16 stays what it is. So is every regular, who comes alone at other times.
/// @param first the first one of the person's group; the person itself where it comes alone
/// @param time_of_day of its arrival
void make_lone_children_older(Expected& person, const Expected& first, Seconds time_of_day);

} // namespace plattan
