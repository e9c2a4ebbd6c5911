#pragma once

#include "encounters/dealing.h"
#include "encounters/displacement.h"
#include "encounters/offending.h"
#include "encounters/vandalism.h"
#include "people/events.h"
#include "people/happenings.h"
#include "people/intention.h"
#include "perception/perception.h"

namespace plattan {

/// Everything that happens between people, settled one request after the other: the only place that
/// writes to other people's rows.
class Encounters {
public:
    struct Parameters {
        DealingParameters dealing;
        OffendingParameters offending;
        DisplacementParameters displacement;
        UpkeepParameters upkeep;
    };

    /// @param offender kind of those who offend
    Encounters(const Parameters& parameters, Kind offender)
        : dealing(parameters.dealing), offending(parameters.offending), displacement(parameters.displacement), vandalism(parameters.upkeep),
          offender(offender)
    {
    }

    /// @param requests in an order that is total and does not depend on threads (see `in_drawn_order`)
    void settle(const Clock& clock, RunKey run, const Site& site, Environment& environment, const Perception& perception,
                const std::vector<Request>& requests, People& people, Happenings& happenings, Events& events);

private:
    Dealing dealing;
    Offending offending;
    Displacement displacement;
    Vandalism vandalism;
    Kind offender;
};

/// The requests of all decisions, sorted by a draw of each actor, so that nobody is first by the row alone.
std::vector<Request> in_drawn_order(const std::vector<Decision>& decisions, const Clock& clock, RunKey run, const People& people);

} // namespace plattan
