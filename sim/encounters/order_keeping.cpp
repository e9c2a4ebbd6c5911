#include "encounters/order_keeping.h"

namespace plattan {

void OrderKeeping::end(const Talk& talk, const Setting& s) const
{
    const auto row = talk.target.index;
    bool recorded = false;
    if (talk.reason == Reason::conduct && s.people.traits[row].seller && s.people.doses[row] > 0) {
        s.writes.happenings.expected.recorded_offences += parameters.police_come;
        recorded = s.draws(talk.actor, Purpose::talk_outcome).chance(parameters.police_come);
        if (recorded)
            s.writes.people.doses[row] = 0;
    }
    s.writes.people.sent_off_at[row] = s.clock.now();
    s.writes.events.push_back(
        {s.clock.now(), EventKind::guard_intervention, talk.actor, talk.target, s.people.position[row], recorded ? 1.0F : 0.0F});
}

} // namespace plattan
