#include "encounters/police_check.h"

namespace plattan {

void PoliceCheck::end(const Talk& talk, const Setting& s) const
{
    const auto row = talk.target.index;
    Draws draws = s.draws(talk.actor, Purpose::talk_outcome);
    const double probability = s.people.doses[row] > 0 ? *parameters.finds : 0.0;
    s.writes.happenings.expected.recorded_offences += probability;
    if (s.people.doses[row] >= parameters.arrest_from)
        s.writes.happenings.expected.arrests += probability;
    const bool recorded = draws.chance(probability);
    s.writes.people.checked_at[row] = s.clock.now();
    const float reason = talk.reason == Reason::report ? 10 : talk.reason == Reason::chance ? 20 : 0;
    s.writes.events.push_back(
        {s.clock.now(), EventKind::police_check, talk.actor, talk.target, s.people.position[row], reason + (recorded ? 1.0F : 0.0F)});
    if (!recorded)
        return;
    if (s.people.doses[row] >= parameters.arrest_from)
        arrest(talk, s, draws);
    else
        s.writes.people.sent_off_at[row] = s.clock.now();
    s.writes.people.doses[row] = 0;
}

/// The officers take the person away; visits that would begin before they are back fall away.
void PoliceCheck::arrest(const Talk& talk, const Setting& s, Draws& draws) const
{
    const int days = draws.chance(parameters.remanded) ? *parameters.custody : *parameters.release_after;
    s.send_away(talk.target, days);
    s.writes.people.goes_with[talk.target.index] = talk.actor;
    s.writes.people.goes_with[talk.actor.index] = talk.target;
    const double booking =
        any_contains(s.information.office().room, s.clock.time_of_day()) ? *parameters.booking_time_in_room : *parameters.booking_time;
    const std::uint32_t pair = s.people.group[talk.actor.index];
    for (const PersonId id : s.people.present)
        if (s.people.group[id.index] == pair)
            s.writes.people.worked_time[id.index] += static_cast<float>(booking);
    for (std::size_t row = pair + 1; row < s.people.size(); ++row)
        if (s.people.kind[row] == s.people.kind[pair] && s.people.entered_at[row] < 0 && s.people.arrives_at[row] < s.clock.now() + booking)
            s.writes.happenings.excused.push_back({static_cast<std::uint32_t>(row)});
    s.writes.events.push_back(
        {s.clock.now(), EventKind::arrest, talk.actor, talk.target, s.people.position[talk.target.index], static_cast<float>(days)});
}

} // namespace plattan
