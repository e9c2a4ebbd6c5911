#include "observables/stays.h"

#include "observables/figures.h"
#include "people/bookkeeping.h"
#include "statistics/mean.h"

namespace plattan {

std::vector<SummaryText> Stays::summaries() const
{
    return {{"visitors", "1", "visitors, all ground", OverTime::sum},
            {"passers", "1", "visitors who set foot on the square", OverTime::sum},
            {"mean_dwell", "s", "mean time on the square of those who set foot on it", OverTime::mean},
            {"stop_share", "1", "share of passers who stood or sat on the square for 30 s or more", OverTime::mean},
            {"mean_stay", "s", "mean stationary time of those who stopped", OverTime::mean},
            {"stay_hours", "h", "time visitors were stationary on the square by choice, those who stopped", OverTime::sum},
            {"snapshot_stationary_share", "1", "share of visitor-minutes on the square that are stationary, 06-22", OverTime::mean}};
}

void Stays::measure(const Moment& moment)
{
    const Seconds time = moment.clock.time_of_day();
    if (!moment.clock.every(60) || time < snapshot_figures.from || time >= snapshot_figures.until)
        return;
    for (const PersonId id : moment.people.present)
        if (moment.people.traits[id.index].visitor && moment.site.ground().on_square(moment.people.position[id.index])) {
            ++visitors_on_square;
            stationary_on_square += moment.people.stationary_since[id.index] >= least_stop;
        }
}

void Stays::count_visits(const Moment& moment, const PersonRows& rows)
{
    const People& people = moment.people;
    for (const std::uint32_t i : rows) {
        if (!people.traits[i].visitor || people.entered_at[i] < 0)
            continue;
        ++visitors;
        if (people.square_time[i] <= 0)
            continue;
        ++passers;
        dwell += people.square_time[i];
        stopped += people.stopped[i];
        stay += people.stopped[i] ? people.stationary_time[i] : 0;
    }
}

void Stays::summarise(const Moment& moment, std::span<double> values) const
{
    const auto ratio = [](double a, double b) { return b > 0 ? a / b : unknown; };
    values[0] = visitors;
    values[1] = passers;
    values[2] = ratio(dwell, passers);
    values[3] = ratio(stopped, passers);
    values[4] = ratio(stay, stopped);
    values[5] = stay / 3600 * moment.people.visitor_weight;
    values[6] = ratio(stationary_on_square, visitors_on_square);
}

} // namespace plattan
