#pragma once

#include "encounters/order_keeping.h"
#include "encounters/outreach.h"
#include "encounters/police_check.h"

namespace plattan {

/// Conversations of people on duty: both stand until it is over; then comes what comes of it.
class Talks {
public:
    Talks(const OrderKeepingParameters& order, const PoliceCheckParameters& check, const OutreachParameters& help)
        : order_keeping(order), police_check(check), outreach(help)
    {
    }

    /// Does nothing where the other one is gone or speaks with somebody else already.
    void begin(PersonId actor, const SpeakTo& request, const Setting& setting) const;

    /// What comes of those that are over by now. It is settled before anybody decides, because whoever has been spoken to is free again from this
    /// moment, and must count as spoken to.
    void end_those_over(const Setting& setting) const;

    double turnover() const { return outreach.turnover(); }

private:
    Seconds length(TalkKind kind) const;

    OrderKeeping order_keeping;
    PoliceCheck police_check;
    Outreach outreach;
};

} // namespace plattan
