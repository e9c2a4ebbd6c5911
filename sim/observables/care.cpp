#include "observables/care.h"

#include <algorithm>

namespace plattan {

namespace {

double different(std::vector<PersonKey> keys)
{
    std::sort(keys.begin(), keys.end());
    return static_cast<double>(std::unique(keys.begin(), keys.end()) - keys.begin());
}

} // namespace

std::vector<SummaryText> Care::summaries() const
{
    return {{"contacts", "1", "conversations of outreach and youth workers", OverTime::sum},
            {"help_accepted", "1", "people who accepted help", OverTime::sum},
            {"diversions", "1", "young people at risk who left the scene after a contact", OverTime::sum},
            {"youth_identified", "1", "young people at risk whom somebody on duty reported, visits", OverTime::sum},
            {"youth_met", "1", "of young people at risk, visits on which a youth worker met them", OverTime::sum},
            {"seats_lost", "1", "loose seats broken or carried off", OverTime::sum},
            {"sleeping_places", "1", "places where people have slept, with what they left, at the end", OverTime::last},
            {"sleeping_places_cleared", "1", "of those, cleared by day after their owners were offered help", OverTime::sum},
            {"expected_help_accepted", "1", "sum of the probabilities that help that was offered is accepted", OverTime::sum},
            {"expected_diversions", "1", "sum of the probabilities that a young person at risk leaves the scene after a contact", OverTime::sum}};
}

void Care::measure(const Moment& moment)
{
    for (std::size_t i = moment.first_event; i < moment.events.size(); ++i) {
        const Event& event = moment.events[i];
        const auto young = [&] { return moment.people.scene_person[event.other.index].pool == ScenePool::youth_at_risk; };
        if (event.kind == EventKind::contact) {
            ++contacts;
            if (young())
                met.push_back(moment.people.key[event.other.index]);
        } else if (event.kind == EventKind::help_accepted) {
            ++accepted;
        } else if (event.kind == EventKind::diversion) {
            ++diversions;
        } else if (event.kind == EventKind::seat_lost) {
            ++seats_lost;
        } else if (event.kind == EventKind::sleeping_place_cleared) {
            places_cleared += static_cast<double>(event.value);
        } else if (event.kind == EventKind::report) {
            const auto topic = static_cast<std::size_t>(event.value);
            ++reports[topic];
            if (static_cast<Topic>(topic) == Topic::youth)
                identified.push_back(moment.people.key[event.other.index]);
        }
    }
}

void Care::summarise(const Moment& moment, std::span<double> values) const
{
    values[0] = contacts;
    values[1] = accepted;
    values[2] = diversions;
    values[3] = different(identified);
    values[4] = different(met);
    values[5] = seats_lost;
    values[6] = static_cast<double>(moment.environment.sleeping_places.list().size());
    values[7] = places_cleared;
    values[8] = moment.expected.help_accepted;
    values[9] = moment.expected.diversions;
}

std::vector<TableText> Care::table_texts() const { return {{"reports", "1", "what those on duty reported"}}; }

std::vector<Table> Care::tables(const Moment&) const
{
    return {{table_texts()[0],
             {"dealing", "disturbance", "offence", "litter", "damage", "sleeping place", "young person at risk"},
             {"reports"},
             {reports.begin(), reports.end()}}};
}

} // namespace plattan
