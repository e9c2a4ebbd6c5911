#pragma once

#include "roles/scene.h"

namespace plattan {

/// How much slower a group walks than its first member alone (Moussaid et al. 2010, `moussaid2010`).
/// @param slowing loss with each further member (unit: m/s)
float group_speed(const People& people, PersonId id, float slowing);

/// Steers a walking member towards its place beside the first one of its group and evens out the pace.
void keep_group_together(const Scene& scene, PersonId id, Decision& decision);

} // namespace plattan
