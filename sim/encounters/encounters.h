#pragma once

#include "encounters/dealing.h"
#include "encounters/disorder.h"
#include "encounters/displacement.h"
#include "encounters/offending.h"
#include "encounters/seat_loss.h"
#include "encounters/talks.h"
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
        DisorderParameters disorder;
        OrderKeepingParameters order_keeping;
        PoliceCheckParameters police_check;
        OutreachParameters outreach;
    };

    /// @param offender kind of those who offend
    Encounters(const Parameters& parameters, Kind offender)
        : dealing(parameters.dealing), offending(parameters.offending, offender), displacement(parameters.displacement), vandalism(parameters.upkeep),
          seat_loss(parameters.upkeep), disorder(parameters.disorder), talks(parameters.order_keeping, parameters.police_check, parameters.outreach)
    {
    }

    /// What comes of conversations that are over by now; before anybody decides.
    void end_conversations(const Setting& setting) const { talks.end_those_over(setting); }

    /// @param requests in an order that is total and does not depend on threads (see `in_drawn_order`)
    void settle(const std::vector<OpenRequest>& requests, const Setting& setting) const;

    /// Chance that somebody who offers help is replaced on a day.
    double turnover() const { return talks.turnover(); }

private:
    Dealing dealing;
    Offending offending;
    Displacement displacement;
    Vandalism vandalism;
    SeatLoss seat_loss;
    Disorder disorder;
    Talks talks;
};

/// The requests of all decisions, which are in the order of `now.people.present`, sorted by a draw of each actor, so that nobody is first by the row
/// alone.
std::vector<OpenRequest> in_drawn_order(const std::vector<Decision>& decisions, const Present& now);

} // namespace plattan
