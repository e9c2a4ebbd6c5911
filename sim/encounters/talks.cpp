#include "encounters/talks.h"

#include "encounters/figures.h"

namespace plattan {

Seconds Talks::length(TalkKind kind) const
{
    return kind == TalkKind::intervention ? order_keeping.duration() : kind == TalkKind::check ? police_check.duration() : outreach.duration();
}

void Talks::begin(PersonId by, const SpeakTo& request, const Setting& s) const
{
    const Seconds now = s.clock.now();
    const auto actor = by.index, target = request.target.index;
    if (!s.people.is_present(request.target) || s.people.occupied(request.target, now) || s.people.occupied(by, now) ||
        distance(s.people.position[actor], s.people.position[target]) > talk_figures.talking_distance)
        return;
    const Seconds ends_at = now + s.draws(by, Purpose::talk).log_normal(length(request.talk), talk_figures.sigma);
    s.writes.people.occupied_until[actor] = s.writes.people.occupied_until[target] = ends_at;
    s.writes.happenings.talks.push_back({request.talk, request.reason, by, request.target, now, ends_at});
}

void Talks::end_those_over(const Setting& s) const
{
    std::erase_if(s.writes.happenings.talks, [&](const Talk& talk) {
        if (s.clock.now() < talk.ends_at)
            return false;
        if (talk.kind == TalkKind::intervention)
            order_keeping.end(talk, s);
        else if (talk.kind == TalkKind::check)
            police_check.end(talk, s);
        else
            outreach.end(talk, s);
        return true;
    });
}

} // namespace plattan
