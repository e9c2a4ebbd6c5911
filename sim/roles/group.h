#pragma once

#include "roles/view.h"

#include <optional>

namespace plattan {

/// The pace of somebody's group: the mean of what its members walk alone, less what company costs (Moussaid et al. 2010,
/// `moussaid2010`), but not much faster than its slowest member alone. The free speed of somebody who is alone (unit: m/s)
/// @param slowing loss with each further member (unit: m/s)
/// @param haste how much faster than alone the slowest one walks for the others' sake, as a share
float group_pace(const People& people, PersonId id, float slowing, float haste);

/// Steers a walking member towards its place beside the first one of its group and evens out the pace: those behind walk
/// faster, the first one slower where others are behind.
void keep_group_together(const View& view, PersonId id, Decision& decision);

/// What a member does that is too far from the first one of its group, who is in sight and walks: it goes after it where it goes elsewhere, and waits
/// where it comes this way. Nothing for everybody else.
std::optional<Decision> rejoin_group(const View& view, PersonId id, float speed);

} // namespace plattan
