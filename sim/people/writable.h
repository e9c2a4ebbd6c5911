#pragma once

#include "people/events.h"
#include "people/people.h"

namespace plattan {

/// What those who settle something between ticks may write of people: their rows, and what has happened.
struct WritablePeople {
    People& people;
    Events& events;
};

} // namespace plattan
