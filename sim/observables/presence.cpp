#include "observables/presence.h"

#include <algorithm>
#include <utility>

namespace plattan {

std::vector<SeriesText> Presence::series() const
{
    return {{"present", "1", "people present, everybody", false},
            {"walking", "1", "people walking", false},
            {"standing", "1", "people standing", false},
            {"sitting", "1", "people sitting", false},
            {"uniforms", "1", "guards and police officers present", false},
            {"entered", "1", "people who entered for the first time", true},
            {"left", "1", "people who left for the last time", true}};
}

std::vector<SummaryText> Presence::summaries() const
{
    return {{"peak_sitting", "1", "people sitting in the minute in which most sit", OverTime::maximum},
            {"peak_present", "1", "people present in the minute in which most are", OverTime::maximum}};
}

void Presence::begin_minute(const Moment& moment, std::span<double> values)
{
    double walking = 0, standing = 0, sitting = 0;
    for (const PersonId id : moment.people.present)
        switch (moment.people.activity[id.index]) {
        case Activity::walking:
            ++walking;
            break;
        case Activity::sitting:
            ++sitting;
            break;
        default:
            ++standing;
        }
    double uniforms = 0;
    for (const PersonId id : moment.people.present)
        uniforms += moment.people.traits[id.index].uniform;
    values[0] = static_cast<double>(moment.people.present.size());
    values[1] = walking;
    values[2] = standing;
    values[3] = sitting;
    values[4] = uniforms;
    peak_sitting = std::max(peak_sitting, sitting);
    peak_present = std::max(peak_present, values[0]);
}

void Presence::measure(const Moment& moment)
{
    entered += moment.entered();
    left += moment.left();
}

void Presence::end_minute(std::span<double> values)
{
    values[5] = std::exchange(entered, 0);
    values[6] = std::exchange(left, 0);
}

void Presence::summarise(const Moment&, std::span<double> values) const
{
    values[0] = peak_sitting;
    values[1] = peak_present;
}

} // namespace plattan
