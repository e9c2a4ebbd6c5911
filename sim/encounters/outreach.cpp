#include "encounters/outreach.h"

#include "encounters/figures.h"

#include <algorithm>

namespace plattan {

void Outreach::end(const Talk& talk, const Setting& s) const
{
    const auto row = talk.target.index;
    const Seconds now = s.clock.now();
    auto& known = s.writes.scene_register.of(s.people.scene_person[row]);
    Draws draws = s.draws(talk.actor, Purpose::talk_outcome);
    ++known.contacts;
    s.writes.environment.sleeping_places.offer_help(s.people.scene_person[row]);
    s.writes.people.contacted_at[row] = now;
    const auto happens = [&](EventKind kind, double value) {
        s.writes.events.push_back({now, kind, talk.actor, talk.target, s.people.position[row], static_cast<float>(value)});
    };
    happens(EventKind::contact, known.contacts);
    if (talk.kind == TalkKind::youth_contact) {
        s.writes.happenings.expected.diversions += parameters.diverts;
        s.writes.happenings.expected.help_accepted += parameters.diverts * parameters.links;
        if (draws.chance(parameters.diverts)) {
            s.send_away(talk.target, parameters.away);
            happens(EventKind::diversion, parameters.away);
            if (draws.chance(parameters.links))
                happens(EventKind::help_accepted, parameters.away);
        }
    } else if (known.contacts % parameters.series == 0) {
        const double trust = 1 + parameters.familiarity * known.known / (known.known + outreach_figures.half_familiar_after);
        const double spoilt = s.people.checked_at[row] > now - s.clock.time_of_day() ? *parameters.after_check : 1.0;
        const double accepts = parameters.accepts * trust * spoilt;
        s.writes.happenings.expected.help_accepted += std::min(1.0, accepts);
        if (draws.chance(accepts)) {
            s.send_away(talk.target, parameters.away);
            happens(EventKind::help_accepted, parameters.away);
        }
    }
    ++known.known;
}

} // namespace plattan
