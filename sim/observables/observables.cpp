#include "observables/observables.h"

#include <stdexcept>

namespace plattan {

Observables::Observables(const Site& site, const IndexParameters& parameters)
    : frames(site), places(frames.lattice()), list(all_observables(parameters))
{
    for (const auto& observable : list)
        for (const auto& text : observable->series())
            series.push_back({text, {}});
    row.resize(series.size());
}

void Observables::begin_tick(const Moment& moment)
{
    frames.sample(moment, places);
    if (!moment.clock.every(60))
        return;
    close_minute();
    minute_open = true;
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
    places.measure(moment);
    frames.measure(moment);
}

void Observables::close_minute()
{
    if (!minute_open)
        return;
    minute_open = false;
    std::size_t at = 0;
    for (const auto& observable : list) {
        observable->end_minute(&row[at]);
        at += observable->series().size();
    }
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i].values.push_back(row[i]);
}

void Observables::end_day()
{
    close_minute();
    frames.end_frame(places);
}

void Observables::count_visits(const Moment& moment, const PersonRows& rows)
{
    for (const auto& observable : list)
        observable->count_visits(moment, rows);
}

void Observables::keep_only(const KeptRows& kept)
{
    for (const auto& observable : list)
        observable->keep_only(kept);
    for (auto& one : series)
        one.values.clear();
    minutes.clear();
    state_hash.clear();
    frames.forget_frames();
}

void Observables::store(StateWriter& a)
{
    for (const auto& observable : list)
        observable->store(a);
    a(places);
}

void Observables::restore(StateReader& a)
{
    for (const auto& observable : list)
        observable->restore(a);
    a(places);
}

void Observables::finish(const Moment& moment)
{
    if (!moment.clock.every(60)) { // a minute that only began has a state but no whole count
        if (minute_open) {
            minutes.pop_back();
            state_hash.pop_back();
        }
    } else {
        close_minute();
    }
    frames.end_frame(places);
    count_visits(moment, moment.people.rows());
    for (const auto& observable : list) {
        const auto texts = observable->summaries();
        std::vector<double> values(texts.size());
        observable->summarise(moment, values.data());
        for (std::size_t i = 0; i < texts.size(); ++i)
            summary.push_back({texts[i], values[i]});
        for (auto& table : observable->tables(moment))
            tables.push_back(std::move(table));
    }
}

std::vector<std::string> Observables::remarks() const
{
    std::vector<std::string> sentences;
    for (const auto& observable : list)
        if (auto sentence = observable->remark(); !sentence.empty())
            sentences.push_back(std::move(sentence));
    return sentences;
}

double Observables::figure(std::string_view name) const
{
    for (const auto& entry : summary)
        if (entry.text.name == name)
            return entry.value;
    throw std::logic_error("no such figure: " + std::string(name));
}

} // namespace plattan
