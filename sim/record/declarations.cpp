#include "record/declarations.h"

#include "base/clock.h"

#include <cmath>
#include <limits>

namespace plattan {

namespace {

/// A column made row by row.
template <class T, class F> Values rows(std::size_t n, F&& f)
{
    std::vector<T> values(n);
    for (std::size_t i = 0; i < n; ++i)
        values[i] = static_cast<T>(f(i));
    return values;
}

template <class T, class F> Values rows(const PeopleRows& r, F&& f)
{
    return rows<T>(r.rows.size(), [&](std::size_t i) { return f(r.people, r.rows[i]); });
}

template <class T> Values kept(const PeopleRows& r, const PersonColumn<T>& column)
{
    return rows<T>(r.rows.size(), [&](std::size_t i) { return column[r.rows[i]]; });
}

constexpr std::int16_t no_gate = -1;

/// Times of a person are seconds since 00:00 of the person's own day.
double on_own_day(const People& p, std::size_t i, Seconds time) { return time < 0 ? -1 : time - p.day[i] * seconds_per_day; }

float mean_or_nan(float sum, int count) { return count > 0 ? sum / static_cast<float>(count) : std::numeric_limits<float>::quiet_NaN(); }

std::int32_t day_of(Seconds time) { return static_cast<std::int32_t>(std::floor(time / seconds_per_day)); }

} // namespace

const std::vector<Column<PeopleRows>>& people_columns()
{
    static const std::vector<Column<PeopleRows>> columns{
        {"key", "1", "random-number key: population, date, ordinal; pairs of runs are matched by it", Enumeration::none,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.key); }},
        {"day", "1", "day of the run the person belongs to; 0 is the first", Enumeration::none,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.day); }},
        {"kind", "1", "role", Enumeration::kind,
         [](const PeopleRows& r) { return rows<std::uint8_t>(r, [](const People& p, std::size_t i) { return p.kind[i].index; }); }},
        {"sex", "1", "sex", Enumeration::sex,
         [](const PeopleRows& r) { return rows<std::uint8_t>(r, [](const People& p, std::size_t i) { return static_cast<int>(p.sex[i]); }); }},
        {"age", "year", "age", Enumeration::none, [](const PeopleRows& r) -> Values { return kept(r, r.people.age); }},
        {"group", "1", "row of the group's first member", Enumeration::none, [](const PeopleRows& r) -> Values { return kept(r, r.people.group); }},
        {"group_size", "1", "members of the group, 1 for who is alone", Enumeration::none,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.group_size); }},
        {"trip_class", "1", "trip class of the site's demand; none for everybody who is no visitor", Enumeration::trip_class,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.trip_class); }},
        {"entered_at", "s", "first entry, since 00:00 of `day`; -1: never, or gone before the recorded time", Enumeration::none,
         [](const PeopleRows& r) { return rows<double>(r, [](const People& p, std::size_t i) { return on_own_day(p, i, p.entered_at[i]); }); }},
        {"left_at", "s",
         "last leaving, since 00:00 of `day`; the end of the run for who is still there; -1: never entered, or gone before the recorded time",
         Enumeration::none,
         [](const PeopleRows& r) { return rows<double>(r, [](const People& p, std::size_t i) { return on_own_day(p, i, p.left_at[i]); }); }},
        {"entry_gate", "1", "gate of entry", Enumeration::gate,
         [](const PeopleRows& r) {
             return rows<std::int16_t>(
                 r, [](const People& p, std::size_t i) { return p.entry_gate[i].valid() ? static_cast<int>(p.entry_gate[i].index) : no_gate; });
         }},
        {"exit_gate", "1", "gate of leaving, as planned", Enumeration::gate,
         [](const PeopleRows& r) {
             return rows<std::int16_t>(
                 r, [](const People& p, std::size_t i) { return p.exit_gate[i].valid() ? static_cast<int>(p.exit_gate[i].index) : no_gate; });
         }},
        {"walked", "m", "horizontal distance walked", Enumeration::none, [](const PeopleRows& r) -> Values { return kept(r, r.people.walked); }},
        {"walking_time", "s", "time walking", Enumeration::none, [](const PeopleRows& r) -> Values { return kept(r, r.people.walking_time); }},
        {"stopped_time", "s", "time standing", Enumeration::none, [](const PeopleRows& r) -> Values { return kept(r, r.people.stopped_time); }},
        {"sat_time", "s", "time sitting", Enumeration::none, [](const PeopleRows& r) -> Values { return kept(r, r.people.sat_time); }},
        {"square_time", "s", "time on the square proper", Enumeration::none,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.square_time); }},
        {"stationary_time", "s", "time stationary on the square by choice, in stays of 30 s or more", Enumeration::none,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.stationary_time); }},
        {"free_speed", "m s-1", "own walking speed, before group and stairs", Enumeration::none,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.free_speed); }},
        {"worked_time", "s", "of staff: time on duty here, and away with somebody arrested; 0 for others", Enumeration::none,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.worked_time); }},
        {"litter_dropped", "1", "items dropped on the ground", Enumeration::none,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.litter_dropped); }},
        {"unsafe_day", "1", "mean P(unsafe) of a visitor over its looks around by day; NaN: none", Enumeration::none,
         [](const PeopleRows& r) {
             return rows<float>(r, [](const People& p, std::size_t i) { return mean_or_nan(p.feeling[i].unsafe_day, p.feeling[i].day); });
         }},
        {"unsafe_night", "1", "mean P(unsafe) of a visitor over its looks around at night (sun below -6 degrees); NaN: none", Enumeration::none,
         [](const PeopleRows& r) {
             return rows<float>(r, [](const People& p, std::size_t i) { return mean_or_nan(p.feeling[i].unsafe_night, p.feeling[i].night); });
         }},
        {"person", "1", "number in the pool of regulars; -1 for others", Enumeration::none,
         [](const PeopleRows& r) -> Values { return kept(r, r.people.person); }},
        {"surveyed", "1", "1: 30 s or more on the square; asked at the exit, or where the run ends", Enumeration::none,
         [](const PeopleRows& r) { return rows<std::uint8_t>(r, [](const People& p, std::size_t i) { return p.answers[i].whole > 0 ? 1 : 0; }); }},
        {"safe", "1", "answer to 'safe', 1 (bad) to 4 (good); 0: not asked", Enumeration::none,
         [](const PeopleRows& r) { return rows<std::uint8_t>(r, [](const People& p, std::size_t i) { return p.answers[i].safe; }); }},
        {"clean", "1", "answer to 'clean'", Enumeration::none,
         [](const PeopleRows& r) { return rows<std::uint8_t>(r, [](const People& p, std::size_t i) { return p.answers[i].clean; }); }},
        {"environment", "1", "answer to 'environment'", Enumeration::none,
         [](const PeopleRows& r) { return rows<std::uint8_t>(r, [](const People& p, std::size_t i) { return p.answers[i].environment; }); }},
        {"whole", "1", "answer to the whole", Enumeration::none,
         [](const PeopleRows& r) { return rows<std::uint8_t>(r, [](const People& p, std::size_t i) { return p.answers[i].whole; }); }},
    };
    return columns;
}

const std::vector<Column<EventTable>>& event_columns()
{
    static const std::vector<Column<EventTable>> columns{
        {"time", "s", "since 00:00 of `day`", Enumeration::none,
         [](const EventTable& t) {
             return rows<double>(t.events.size(), [&](auto i) { return t.events[i].time - day_of(t.events[i].time) * seconds_per_day; });
         }},
        {"day", "1", "day of the run; 0 is the first", Enumeration::none,
         [](const EventTable& t) { return rows<std::int32_t>(t.events.size(), [&](auto i) { return day_of(t.events[i].time); }); }},
        {"kind", "1", "what happened", Enumeration::event,
         [](const EventTable& t) { return rows<std::uint8_t>(t.events.size(), [&](auto i) { return static_cast<int>(t.events[i].kind); }); }},
        {"actor", "1", "row of the person who did it", Enumeration::none,
         [](const EventTable& t) {
             return rows<std::int32_t>(t.events.size(), [&](auto i) { return static_cast<std::int32_t>(t.events[i].actor.index); });
         }},
        {"other", "1", "row of the other person; -1: nobody", Enumeration::none,
         [](const EventTable& t) {
             return rows<std::int32_t>(t.events.size(),
                                       [&](auto i) { return t.events[i].other.valid() ? static_cast<std::int32_t>(t.events[i].other.index) : -1; });
         }},
        {"x", "m", "place, from the origin", Enumeration::none,
         [](const EventTable& t) { return rows<float>(t.events.size(), [&](auto i) { return t.events[i].at.x; }); }},
        {"y", "m", "place, from the origin", Enumeration::none,
         [](const EventTable& t) { return rows<float>(t.events.size(), [&](auto i) { return t.events[i].at.y; }); }},
        {"value", "1", "depends on the kind", Enumeration::none,
         [](const EventTable& t) { return rows<float>(t.events.size(), [&](auto i) { return t.events[i].value; }); }},
    };
    return columns;
}

const std::vector<TrajectoryText>& trajectory_texts()
{
    static const std::vector<TrajectoryText> texts{
        {"id", "1", "row of /people", "uint32"},
        {"t", "s", "since 00:00 of the first day", "uint32"},
        {"x", "m", "place, from the origin", "int16"},
        {"y", "m", "place, from the origin", "int16"},
        {"state", "1", "what the person does", "enumeration"},
        {"heading", "1", "256ths of a turn, counter-clockwise from x", "uint8"},
    };
    return texts;
}

} // namespace plattan
