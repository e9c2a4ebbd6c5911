#pragma once

#include "base/random.h"
#include "base/units.h"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plattan {

/// A day of the civil calendar.
struct Date {
    std::int32_t days_since_1970 = 0;

    static std::optional<Date> parse(std::string_view text); ///< "2018-07-17"
    std::string text() const;
    int weekday() const;     ///< 0 Monday .. 6 Sunday
    int day_of_year() const; ///< 1 .. 366
    int year() const;
    Date next(int days = 1) const { return {days_since_1970 + days}; }
    friend auto operator<=>(Date, Date) = default;
};

inline constexpr Seconds seconds_per_day = 86400;

/// Hours of a day, in seconds after 00:00. An end before the start crosses midnight.
struct Hours {
    Seconds start = 0;
    Seconds end = seconds_per_day;

    /// "HH:MM-HH:MM"; 24:00 only as an end. Nothing where it is not so written or empty.
    static std::optional<Hours> parse(std::string_view text);
    std::string text() const;
    bool crosses_midnight() const { return end <= start; }
    friend bool operator==(const Hours&, const Hours&) = default;
    Seconds duration() const { return crosses_midnight() ? end + seconds_per_day - start : end - start; }
    bool contains(Seconds time_of_day) const
    {
        return crosses_midnight() ? (time_of_day >= start || time_of_day < end) : (time_of_day >= start && time_of_day < end);
    }
};

/// A stretch of time as seen from a date, in seconds since its 00:00. What runs over midnight goes on beyond 24:00; what began the day before
/// begins below 0.
struct Span {
    Seconds from = 0;
    Seconds until = seconds_per_day;

    bool contains(Seconds time) const { return time >= from && time < until; }
    Seconds duration() const { return until - from; }
    bool runs_over_midnight() const { return until > seconds_per_day; }
    /// The same as seen from the day after.
    Span seen_next_day() const { return {from - seconds_per_day, until - seconds_per_day}; }
    friend bool operator==(const Span&, const Span&) = default;
};

/// Hours that begin on a date, as seen from it.
inline Span span_of(const Hours& hours) { return {hours.start, hours.start + hours.duration()}; }
std::vector<Span> spans_of(const std::vector<Hours>& list);
/// What of the spans of a date is left on the day after, as seen from that day.
std::vector<Span> overnight(const std::vector<Span>& of_date);

/// Spans of a date as texts of files have them, "09:00-17:00 22:00-31:00": what goes on after midnight has hours above 24, and what is over before
/// midnight is left out.
std::string spans_text(const std::vector<Span>& list);
/// The same read; nothing where the text is no such list. An empty text is an empty list.
std::optional<std::vector<Span>> parse_spans(std::string_view text);

/// Whether a time lies in any of them.
bool any_contains(const std::vector<Span>& list, Seconds time);

/// "HH:MM" as seconds after 00:00; 24:00 where `as_end`.
std::optional<Seconds> parse_time_of_day(std::string_view text, bool as_end = false);
std::string time_of_day_text(Seconds time, bool with_seconds = false);

/// Daylight saving as the European Union has it: the last Sundays of March and October.
bool is_summer_time(Date date);

/// Counts ticks of one length from 00:00 of the first day, in local civil time.
class Clock {
public:
    Clock(Date first_day, Seconds step, Seconds start) : first(first_day), step_length(step), ticks(static_cast<std::int64_t>(start / step)) {}

    void advance() { ++ticks; }
    std::int64_t tick() const { return ticks; }
    Seconds step() const { return step_length; }
    Seconds now() const { return static_cast<double>(ticks) * step_length; } ///< since 00:00 of the first day
    int day() const { return static_cast<int>(now() / seconds_per_day); }
    Seconds time_of_day() const { return now() - day() * seconds_per_day; }
    Date date() const { return first.next(day()); }
    Date first_day() const { return first; }

    /// True once every `period`.
    bool every(Seconds period) const { return falls_on_beat(period, 0); }

    /// The same for one of many, each at moments of its own, so that the load is spread. They follow from the key and not from the row: another
    /// person who comes later must not move them.
    bool every(Seconds period, std::uint32_t row) const = delete; ///< not of a row
    bool every(Seconds period, PersonKey whose) const { return falls_on_beat(period, static_cast<std::uint32_t>(mix(whose))); }

private:
    bool falls_on_beat(Seconds period, std::uint32_t offset) const
    {
        const auto beat = static_cast<std::int64_t>(std::llround(period / step_length));
        return beat <= 1 || static_cast<std::uint64_t>(ticks + offset) % static_cast<std::uint64_t>(beat) == 0;
    }

    Date first;
    Seconds step_length;
    std::int64_t ticks;
};

} // namespace plattan
