#include "observables/feelings.h"

namespace plattan {

std::vector<SeriesText> Feelings::series() const { return {{"unsafe_share", "1", "mean P(unsafe) of the visitors present", false}}; }

std::vector<SummaryText> Feelings::summaries() const
{
    return {{"unsafe_day", "1", "mean over visitors of P(unsafe) by day", OverTime::mean},
            {"unsafe_night", "1", "mean over visitors of P(unsafe) at night", OverTime::mean},
            {"unsafe_person_hours", "h", "sum over visitors of the time since their first look around times P(unsafe)", OverTime::sum},
            {"unsafe_day_women", "1", "the same by day, women", OverTime::mean},
            {"unsafe_day_men", "1", "the same by day, men", OverTime::mean},
            {"unsafe_night_women", "1", "the same at night, women", OverTime::mean},
            {"unsafe_night_men", "1", "the same at night, men", OverTime::mean},
            {"experience_index", "1", "mean answer of passers to the whole, 1 to 4", OverTime::mean},
            {"answer_safe", "1", "mean answer to 'safe', 1 to 4", OverTime::mean},
            {"answer_clean", "1", "mean answer to 'clean', 1 to 4", OverTime::mean},
            {"answer_environment", "1", "mean answer to 'environment', 1 to 4", OverTime::mean}};
}

void Feelings::begin_minute(const Moment& moment, std::span<double> values)
{
    Mean unsafe;
    for (const PersonId id : moment.people.present)
        if (moment.people.feeling[id.index].evaluations() > 0)
            unsafe.add(moment.people.feeling[id.index].unsafe);
    values[0] = unsafe.value();
    unsafe_minutes += unsafe.sum;
}

void Feelings::count_visits(const Moment& moment, const PersonRows& rows)
{
    const People& people = moment.people;
    for (const std::uint32_t i : rows) {
        const Feeling& feeling = people.feeling[i];
        const auto sex = static_cast<std::size_t>(people.sex[i]);
        if (feeling.day > 0) {
            all_day.add(feeling.unsafe_day / feeling.day);
            day[sex].add(feeling.unsafe_day / feeling.day);
        }
        if (feeling.night > 0) {
            all_night.add(feeling.unsafe_night / feeling.night);
            night[sex].add(feeling.unsafe_night / feeling.night);
        }
        if (const Answers& given = people.answers[i]; given.whole > 0) {
            answers[0].add(given.whole);
            answers[1].add(given.safe);
            answers[2].add(given.clean);
            answers[3].add(given.environment);
        }
    }
}

void Feelings::summarise(const Moment&, std::span<double> values) const
{
    values[0] = all_day.value();
    values[1] = all_night.value();
    values[2] = unsafe_minutes / 60;
    values[3] = day[0].value();
    values[4] = day[1].value();
    values[5] = night[0].value();
    values[6] = night[1].value();
    for (std::size_t i = 0; i < answers.size(); ++i)
        values[7 + i] = answers[i].value();
}

} // namespace plattan
