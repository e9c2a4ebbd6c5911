#include "observables/crime.h"

#include <utility>

namespace plattan {

std::vector<SeriesText> Crime::series() const { return {{"displaced_deals", "1", "deals done at other places", true}}; }

std::vector<SummaryText> Crime::summaries() const
{
    return {{"displaced_deals", "1", "deals done at other places in this run"},
            {"thefts", "1", "thefts done"},
            {"robberies", "1", "robberies done"},
            {"assaults", "1", "assaults done"},
            {"harassments", "1", "cases of harassment done"},
            {"expected_thefts", "1", "sum of the probabilities of theft"},
            {"expected_robberies", "1", "sum of the probabilities of robbery"},
            {"expected_assaults", "1", "sum of the probabilities of assault"},
            {"expected_harassments", "1", "sum of the probabilities of harassment"},
            {"reported_crimes", "1", "thefts, robberies, assaults and harassment that were reported"},
            {"victimisation_per_100000", "1", "offences against visitors per 100,000 visitors"},
            {"offences_against_the_scene", "1", "offences against drug users, rough sleepers and young people at risk"}};
}

void Crime::measure(const Moment& moment)
{
    if (!begun)
        expected_before = expected = moment.happenings.expected_offences;
    begun = true;
    expected = moment.happenings.expected_offences;
    for (std::size_t i = moment.first_event; i < moment.events.size(); ++i) {
        const Event& event = moment.events[i];
        elsewhere_now += event.kind == EventKind::deal_elsewhere;
        for (std::size_t k = 0; k < offence_count; ++k)
            if (event.kind == offences[k]) {
                ++done[k];
                reported += event.value;
                ++(moment.people.traits[event.other.index].visitor ? visitors_hurt : scene_hurt);
            }
    }
}

void Crime::end_minute(double* values)
{
    elsewhere += elsewhere_now;
    values[0] = std::exchange(elsewhere_now, 0);
}

void Crime::count_visits(const Moment& moment, std::size_t first, std::size_t last)
{
    for (std::size_t i = first; i < last; ++i)
        visitors += moment.people.traits[i].visitor && moment.people.entered_at[i] >= 0;
}

void Crime::summarise(const Moment&, double* values) const
{
    values[0] = elsewhere + elsewhere_now;
    for (std::size_t k = 0; k < offence_count; ++k) {
        values[1 + k] = done[k];
        values[1 + offence_count + k] = expected[k] - expected_before[k];
    }
    values[9] = reported;
    values[10] = visitors > 0 ? visitors_hurt / visitors * 1e5 : 0;
    values[11] = scene_hurt;
}

} // namespace plattan
