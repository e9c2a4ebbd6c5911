#include "observables/enforcement.h"

#include "statistics/mean.h"

#include <utility>

namespace plattan {

std::vector<SeriesText> Enforcement::series() const
{
    return {{"recorded_offences", "1", "drug offences recorded by police, on their own check or when guards call them", true}};
}

std::vector<SummaryText> Enforcement::summaries() const
{
    return {{"recorded_offences", "1", "drug offences recorded by police, on their own check or when guards call them", OverTime::sum},
            {"expected_recorded_offences", "1", "sum of the probabilities that an offence is recorded", OverTime::sum},
            {"guard_interventions", "1", "interventions by guards", OverTime::sum},
            {"police_checks", "1", "checks by police", OverTime::sum},
            {"checks_without_finding", "1", "checks of people who carried nothing", OverTime::sum},
            {"arrests", "1", "arrests", OverTime::sum},
            {"expected_arrests", "1", "sum of the probabilities that a check ends in an arrest", OverTime::sum},
            {"directed_share", "1", "share of the time of guards and police spent on the way to or at a place they were told of", OverTime::mean}};
}

void Enforcement::measure(const Moment& moment)
{
    for (std::size_t i = moment.first_event; i < moment.events.size(); ++i) {
        const Event& event = moment.events[i];
        if (event.kind == EventKind::guard_intervention) {
            ++interventions;
            recorded_now += event.value;
        } else if (event.kind == EventKind::arrest) {
            ++arrests;
        } else if (event.kind == EventKind::police_check) {
            const auto value = static_cast<int>(event.value);
            ++checks;
            ++by_reason[static_cast<std::size_t>(value / 10)];
            recorded_now += value % 10;
            if (value % 10 == 0) {
                ++without_finding;
                const int age = moment.people.age[event.other.index];
                const std::size_t group = age < 16 ? 0 : age < 30 ? 1 : age < 65 ? 2 : age < 75 ? 3 : 4;
                ++by_person[(moment.people.sex[event.other.index] == Sex::female ? 0 : ages) + group];
            }
        }
    }
}

void Enforcement::end_minute(std::span<double> values)
{
    recorded += recorded_now;
    values[0] = std::exchange(recorded_now, 0);
}

void Enforcement::count_visits(const Moment& moment, const PersonRows& rows)
{
    for (const std::uint32_t i : rows)
        if (moment.people.traits[i].uniform) {
            uniform_time += moment.people.worked_time[i];
            directed_time += moment.people.directed_time[i];
        }
}

void Enforcement::summarise(const Moment& moment, std::span<double> values) const
{
    values[0] = recorded + recorded_now;
    values[1] = moment.expected.recorded_offences;
    values[2] = interventions;
    values[3] = checks;
    values[4] = without_finding;
    values[5] = arrests;
    values[6] = moment.expected.arrests;
    values[7] = uniform_time > 0 ? directed_time / uniform_time : unknown;
}

std::vector<TableText> Enforcement::table_texts() const
{
    return {{"checks_by_reason", "1", "checks by police, by what led to them"},
            {"checks_without_finding_by_person", "1", "checks of people who carried nothing, by sex and age"}};
}

std::vector<Table> Enforcement::tables(const Moment&) const
{
    const auto texts = table_texts();
    return {{texts[0], {"conduct", "report", "chance"}, {"checks"}, {by_reason.begin(), by_reason.end()}},
            {texts[1], {"female", "male"}, {"under 16", "16 to 29", "30 to 64", "65 to 74", "75 and more"}, {by_person.begin(), by_person.end()}}};
}

} // namespace plattan
