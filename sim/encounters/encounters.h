#pragma once

#include "encounters/dealing.h"
#include "people/events.h"
#include "people/happenings.h"
#include "people/intention.h"
#include "perception/perception.h"

namespace plattan {

/// Everything that happens between people, settled one request after the other: the only place that
/// writes to other people's rows.
class Encounters {
public:
    explicit Encounters(const DealingParameters& dealing) : dealing(dealing) {}

    /// @param requests in an order that is total and does not depend on threads (see `in_drawn_order`)
    void settle(const Clock& clock, RunKey run, const Site& site, const Environment& environment, const Perception& perception,
                const std::vector<Request>& requests, People& people, Happenings& happenings, Events& events);

private:
    Dealing dealing;
};

/// The requests of all decisions, sorted by a draw of each actor, so that nobody is first by the row alone.
std::vector<Request> in_drawn_order(const std::vector<Decision>& decisions, const Clock& clock, RunKey run, const People& people);

} // namespace plattan
