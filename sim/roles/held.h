#pragma once

#include "roles/view.h"

namespace plattan {

/// What somebody does who is not free to do anything else: speaks with somebody on duty, or goes along with an officer.
/// Nothing for everybody else.
std::optional<Decision> while_held(const View& view, PersonId id);

} // namespace plattan
