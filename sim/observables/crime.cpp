#include "observables/crime.h"

#include "statistics/mean.h"

#include <algorithm>
#include <utility>

namespace plattan {

std::vector<SeriesText> Crime::series() const { return {{"displaced_deals", "1", "deals done at other places", true}}; }

std::vector<SummaryText> Crime::summaries() const
{
    return {{"displaced_deals", "1", "deals done at other places in this run", OverTime::sum},
            {"thefts", "1", "thefts done", OverTime::sum},
            {"robberies", "1", "robberies done", OverTime::sum},
            {"assaults", "1", "assaults done", OverTime::sum},
            {"harassments", "1", "cases of harassment done", OverTime::sum},
            {"expected_thefts", "1", "thefts that were to be expected, by virtual offenders", OverTime::sum},
            {"expected_robberies", "1", "robberies that were to be expected, by virtual offenders", OverTime::sum},
            {"expected_assaults", "1", "assaults that were to be expected, by virtual offenders", OverTime::sum},
            {"expected_harassments", "1", "cases of harassment that were to be expected, by virtual offenders", OverTime::sum},
            {"shop_thefts", "1", "thefts from shops", OverTime::sum},
            {"expected_shop_thefts", "1", "thefts from shops that were to be expected, by virtual offenders", OverTime::sum},
            {"reported_crimes", "1", "thefts, robberies, assaults, harassment and shop thefts that were reported", OverTime::sum},
            {"victimisation_per_100000", "1", "offences against visitors per 100,000 visitors", OverTime::mean},
            {"repeat_victims", "1", "people who became victims more than once", OverTime::sum},
            {"offences_against_the_scene", "1", "offences against drug users, rough sleepers and young people at risk", OverTime::sum},
            {"expected_offences_against_the_scene", "1",
             "offences against drug users, rough sleepers and young people at risk that were to be expected, by virtual offenders", OverTime::sum}};
}

void Crime::measure(const Moment& moment)
{
    for (std::size_t i = moment.first_event; i < moment.events.size(); ++i) {
        const Event& event = moment.events[i];
        if (event.kind == EventKind::deal_elsewhere) {
            ++elsewhere_now;
            by_node.resize(moment.site.features().nodes.size());
            ++by_node[static_cast<std::size_t>(event.value)];
        }
        if (event.kind == EventKind::shop_theft) {
            ++shop_thefts;
            reported += event.value;
        }
        for (std::size_t k = 0; k < offence_count; ++k)
            if (event.kind == offences[k]) {
                ++done[k];
                reported += event.value;
                visitors_hurt += moment.people.traits[event.other.index].visitor;
                scene_hurt += of_the_scene(moment.people.scene_person[event.other.index].pool);
                // A regular is the same person on every visit.
                const std::int32_t regular = moment.people.person[event.other.index];
                victims.push_back(regular >= 0 ? static_cast<std::uint64_t>(regular) : moment.people.key[event.other.index]);
            }
    }
}

std::vector<TableText> Crime::table_texts() const { return {{"displaced_deals_by_node", "1", "deals done at each of the other places"}}; }

std::vector<Table> Crime::tables(const Moment& moment) const
{
    Table table{table_texts()[0], {}, {"deals"}, by_node};
    for (const auto& node : moment.site.features().nodes)
        table.rows.push_back(node.id);
    table.values.resize(table.rows.size());
    return {std::move(table)};
}

void Crime::end_minute(std::span<double> values)
{
    elsewhere += elsewhere_now;
    values[0] = std::exchange(elsewhere_now, 0);
}

void Crime::count_visits(const Moment& moment, const PersonRows& rows)
{
    for (const std::uint32_t i : rows)
        visitors += moment.people.traits[i].visitor && moment.people.entered_at[i] >= 0;
}

void Crime::summarise(const Moment& moment, std::span<double> values) const
{
    values[0] = elsewhere + elsewhere_now;
    for (std::size_t k = 0; k < offence_count; ++k) {
        values[1 + k] = done[k];
        values[1 + offence_count + k] = moment.expected.offences[k];
    }
    values[9] = shop_thefts;
    values[10] = moment.expected.shop_thefts;
    values[11] = reported;
    values[12] = visitors > 0 ? visitors_hurt / visitors * 1e5 : unknown;
    auto sorted = victims;
    std::sort(sorted.begin(), sorted.end());
    double repeated = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        repeated += sorted[i] == sorted[i - 1] && (i < 2 || sorted[i - 2] != sorted[i]);
    values[13] = repeated;
    values[14] = scene_hurt;
    values[15] = moment.expected.against_the_scene;
}

} // namespace plattan
