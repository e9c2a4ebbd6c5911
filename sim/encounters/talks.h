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
    void go_on(const Setting& setting) const;

    double turnover() const { return outreach.turnover(); }

private:
    Seconds length(TalkKind kind) const;

    OrderKeeping order_keeping;
    PoliceCheck police_check;
    Outreach outreach;
};

} // namespace plattan
