#include "observables/deals.h"

#include <utility>

namespace plattan {

std::vector<SeriesText> Deals::series() const
{
    return {{"deals", "1", "deals done in the model area", true},
            {"visible_deals", "1", "visible deals: one visitor noticing one deal", true},
            {"deals_seen", "1", "deals noticed by at least one visitor", true}};
}

std::vector<SummaryText> Deals::summaries() const
{
    return {{"deals", "1", "deals done in the model area", OverTime::sum},
            {"visible_deals", "1", "visible deals: one visitor noticing one deal", OverTime::sum},
            {"deals_seen", "1", "deals noticed by at least one visitor", OverTime::sum},
            {"searches_given_up", "1", "buyers who left without a deal", OverTime::sum}};
}

void Deals::measure(const Moment& moment)
{
    for (std::size_t i = moment.first_event; i < moment.events.size(); ++i) {
        const Event& event = moment.events[i];
        if (event.kind == EventKind::deal) {
            ++deals;
            visible += event.value;
            seen += event.value > 0;
        } else if (event.kind == EventKind::search_given_up) {
            ++given_up;
        }
    }
}

void Deals::end_minute(std::span<double> values)
{
    all_deals += deals;
    all_visible += visible;
    all_seen += seen;
    values[0] = std::exchange(deals, 0);
    values[1] = std::exchange(visible, 0);
    values[2] = std::exchange(seen, 0);
}

void Deals::summarise(const Moment&, std::span<double> values) const
{
    values[0] = all_deals + deals;
    values[1] = all_visible + visible;
    values[2] = all_seen + seen;
    values[3] = given_up;
}

} // namespace plattan
