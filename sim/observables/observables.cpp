#include "observables/observables.h"

#include "base/expects.h"
#include "observables/safety_index.h"

#include <algorithm>
#include <iterator>

namespace plattan {

Observables::Observables(const Site& site, const IndexParameters& given, int days)
    : frames(site), places(frames.lattice()), parameters(given), whole(given)
{
    for (const auto& text : whole.series())
        series.push_back({text, {}});
    if (days > 1)
        today.emplace(parameters);
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
    whole.begin_minute(moment);
    if (today)
        today->begin_minute(moment);
}

void Observables::measure(const Moment& moment)
{
    whole.measure(moment);
    if (today)
        today->measure(moment);
    places.measure(moment);
    frames.measure(moment);
}

void Observables::close_minute()
{
    if (!minute_open)
        return;
    minute_open = false;
    const auto& row = whole.end_minute();
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i].values.push_back(row[i]);
    if (today)
        today->end_minute();
}

/// Each visit is counted once, on the day on which it ends.
void Observables::count_visits(const Moment& moment, const PersonRows& over)
{
    PersonRows rows;
    std::set_difference(over.begin(), over.end(), counted.begin(), counted.end(), std::back_inserter(rows));
    whole.count_visits(moment, rows);
    if (today)
        today->count_visits(moment, rows);
    counted = over;
}

void Observables::end_day(const Moment& moment, const PersonRows& over)
{
    close_minute();
    frames.end_frame(places);
    count_visits(moment, over);
    end_today(moment);
}

/// The next day is counted from nothing, what was expected included.
void Observables::end_today(const Moment& moment)
{
    if (!today)
        return;
    Moment of_today = moment;
    of_today.expected = moment.expected - before_today;
    daily.emplace_back();
    for (const auto& figure : today->figures(of_today))
        daily.back().push_back(figure.value);
    before_today = moment.expected;
    today.emplace(parameters);
}

void Observables::keep_only(const KeptRows& kept)
{
    PersonRows counted_and_kept;
    std::set_intersection(counted.begin(), counted.end(), kept.rows.begin(), kept.rows.end(), std::back_inserter(counted_and_kept));
    counted = std::move(counted_and_kept);
    whole.keep_only(kept);
    if (today)
        today->keep_only(kept);
    for (auto& one : series)
        one.values.clear();
    minutes.clear();
    state_hash.clear();
    frames.forget_frames();
}

void Observables::store(StateWriter& a)
{
    whole.store(a);
    a(places, daily, before_today, counted);
}

void Observables::restore(StateReader& a)
{
    whole.restore(a);
    a(places, daily, before_today, counted);
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
    summary = whole.figures(moment);
    tables = whole.tables(moment);
    end_today(moment);
}

double Observables::figure(std::string_view name) const
{
    for (const auto& entry : summary)
        if (entry.text.name == name)
            return entry.value;
    wrong_code("no such figure: " + std::string(name));
}

} // namespace plattan
