#include "observables/observables.h"

namespace plattan {

Observables::Observables(const Site& site, const IndexParameters& parameters) : density(site), list(all_observables(parameters))
{
    for (const auto& observable : list)
        for (const auto& text : observable->series())
            series.push_back({text, {}});
    row.resize(series.size());
}

void Observables::begin_tick(const Moment& moment)
{
    density.sample(moment);
    if (!moment.clock.every(60))
        return;
    close_minute();
    minutes.push_back(moment.clock.now());
    state_hash.push_back(hash_of_state(moment.people));
    std::size_t at = 0;
    for (const auto& observable : list) {
        observable->begin_minute(moment, &row[at]);
        at += observable->series().size();
    }
}

void Observables::measure(const Moment& moment)
{
    for (const auto& observable : list)
        observable->measure(moment);
}

void Observables::close_minute()
{
    if (minutes.empty())
        return;
    std::size_t at = 0;
    for (const auto& observable : list) {
        observable->end_minute(&row[at]);
        at += observable->series().size();
    }
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i].values.push_back(row[i]);
}

void Observables::finish(const Moment& moment)
{
    if (!moment.clock.every(60)) { // a minute that only began has a state but no whole count
        if (!minutes.empty()) {
            minutes.pop_back();
            state_hash.pop_back();
        }
    } else {
        close_minute();
    }
    density.finish(moment);
    for (const auto& observable : list) {
        const auto texts = observable->summaries();
        std::vector<double> values(texts.size());
        observable->summarise(moment, values.data());
        for (std::size_t i = 0; i < texts.size(); ++i)
            summary.push_back({texts[i], values[i]});
    }
}

} // namespace plattan
