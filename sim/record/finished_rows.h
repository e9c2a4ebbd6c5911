#pragma once

#include "observables/observables.h"
#include "people/events.h"
#include "people/people.h"

namespace plattan {

struct DayInventory;

/// What there is since the midnight before: the rows of the table of people that were added, and those carried over, which may have
/// changed; the events, minutes and frames; and what stood there on the day.
struct FinishedRows {
    const People& people;
    const Events& events;
    const Observables& observables;
    const DayInventory* inventory; ///< nothing before the first day has begun
};

} // namespace plattan
