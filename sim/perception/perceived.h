#pragma once

#include "environment/present.h"
#include "people/happenings.h"
#include "perception/perception.h"

namespace plattan {

/// What there is now, what people have noticed of it, and what goes on between them.
struct Perceived : Present {
    const Perception& perception;
    const Happenings& happenings;
};

} // namespace plattan
