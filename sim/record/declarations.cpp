#include "record/declarations.h"

#include "base/clock.h"
#include "record/table_writer.h"

#include <cmath>
#include <limits>

namespace plattan {

namespace {

constexpr auto& person = layout::people;
constexpr auto& event = layout::events;

/// @param value value(people, row)
template <class T, class F> WrittenColumn<PeopleRows> of_people(const layout::Column<T>& column, F value)
{
    return {column.name, [&column, value](const PeopleRows& table) -> Values {
                return values_of(column, table.rows, [&](std::uint32_t row) { return value(table.people, row); });
            }};
}

template <class T> WrittenColumn<PeopleRows> of_people(const layout::Column<T>& column, PersonColumn<T> People::*kept)
{
    return of_people(column, [kept](const People& p, std::size_t i) { return (p.*kept)[i]; });
}

/// @param value value(event)
template <class T, class F> WrittenColumn<EventTable> of_events(const layout::Column<T>& column, F value)
{
    return {column.name, [&column, value](const EventTable& table) -> Values { return values_of(column, table.events, value); }};
}

/// Times of a person are seconds since 00:00 of the person's own day.
double on_own_day(const People& p, std::size_t i, Seconds time) { return time < 0 ? -1 : time - p.day[i] * seconds_per_day; }

float mean_or_nan(float sum, int count) { return count > 0 ? sum / static_cast<float>(count) : std::numeric_limits<float>::quiet_NaN(); }

/// The number of a row or of a gate; -1: none.
template <class Id> std::int32_t index_or_none(Id id) { return id.valid() ? static_cast<std::int32_t>(id.index) : -1; }

} // namespace

const std::vector<WrittenColumn<PeopleRows>>& people_columns()
{
    using Row = std::size_t;
    static const std::vector<WrittenColumn<PeopleRows>> columns{
        of_people(person.key, &People::key),
        of_people(person.day, &People::day),
        of_people(person.kind, [](const People& p, Row i) { return p.kind[i].index; }),
        of_people(person.sex, [](const People& p, Row i) { return p.sex[i]; }),
        of_people(person.age, &People::age),
        of_people(person.person_group, &People::group),
        of_people(person.group_size, &People::group_size),
        of_people(person.trip_class, &People::trip_class),
        of_people(person.entered_at, [](const People& p, Row i) { return on_own_day(p, i, p.entered_at[i]); }),
        of_people(person.left_at, [](const People& p, Row i) { return on_own_day(p, i, p.left_at[i]); }),
        of_people(person.entry_gate, [](const People& p, Row i) { return index_or_none(p.entry_gate[i]); }),
        of_people(person.exit_gate, [](const People& p, Row i) { return index_or_none(p.exit_gate[i]); }),
        of_people(person.walked, &People::walked),
        of_people(person.walking_time, &People::walking_time),
        of_people(person.stopped_time, &People::stopped_time),
        of_people(person.sat_time, &People::sat_time),
        of_people(person.square_time, &People::square_time),
        of_people(person.stationary_time, &People::stationary_time),
        of_people(person.free_speed, &People::free_speed),
        of_people(person.worked_time, &People::worked_time),
        of_people(person.litter_dropped, &People::litter_dropped),
        of_people(person.unsafe_day, [](const People& p, Row i) { return mean_or_nan(p.feeling[i].unsafe_day, p.feeling[i].day); }),
        of_people(person.unsafe_night, [](const People& p, Row i) { return mean_or_nan(p.feeling[i].unsafe_night, p.feeling[i].night); }),
        of_people(person.person, &People::person),
        of_people(person.surveyed, [](const People& p, Row i) { return p.answers[i].whole > 0 ? 1 : 0; }),
        of_people(person.safe, [](const People& p, Row i) { return p.answers[i].safe; }),
        of_people(person.clean, [](const People& p, Row i) { return p.answers[i].clean; }),
        of_people(person.environment, [](const People& p, Row i) { return p.answers[i].environment; }),
        of_people(person.whole, [](const People& p, Row i) { return p.answers[i].whole; }),
    };
    return columns;
}

const std::vector<WrittenColumn<EventTable>>& event_columns()
{
    static const std::vector<WrittenColumn<EventTable>> columns{
        of_events(event.time, [](const Event& e) { return since_midnight(e.time); }),
        of_events(event.day, [](const Event& e) { return day_of(e.time); }),
        of_events(event.kind, [](const Event& e) { return e.kind; }),
        of_events(event.actor, [](const Event& e) { return static_cast<std::int32_t>(e.actor.index); }),
        of_events(event.other, [](const Event& e) { return index_or_none(e.other); }),
        of_events(event.x, [](const Event& e) { return e.at.x; }),
        of_events(event.y, [](const Event& e) { return e.at.y; }),
        of_events(event.value, [](const Event& e) { return e.value; }),
        of_events(event.thing, [](const Event& e) { return e.thing; }),
    };
    return columns;
}

} // namespace plattan
