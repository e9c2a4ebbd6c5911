#pragma once

#include "roles/view.h"

namespace plattan {

/// What somebody asks for who has something to throw away: the ground, or the nearest bin.
Request throw_away(const View& view, PersonId id);

/// What somebody asks for whose stay is over: by `litter.disposals_per_stay` to throw something away, else nothing.
/// @param draws say whether it has something to throw away; what and where is drawn apart
Request left_after_stay(const View& view, PersonId id, Draws draws);

} // namespace plattan
