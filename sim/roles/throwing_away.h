#pragma once

#include "roles/view.h"

namespace plattan {

/// What somebody asks for who has something to throw away: the ground, or the nearest bin.
Request throw_away(const View& view, PersonId id);

/// What somebody of the scene asks for who moves on from a spot: as likely as after anybody's stay, to throw something away; else nothing.
Request left_after_stay(const View& view, PersonId id);

} // namespace plattan
