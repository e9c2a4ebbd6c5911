#include "base/clock.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

using namespace std::chrono;

year_month_day calendar(Date date) { return year_month_day{sys_days{days{date.days_since_1970}}}; }

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    const auto* begin = text.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + count, value);
    if (error != std::errc{} || end != begin + count || text[at] < '0' || text[at] > '9')
        return std::nullopt;
    return value;
}

} // namespace

std::vector<Span> spans_of(const std::vector<Hours>& list)
{
    std::vector<Span> spans;
    for (const Hours& hours : list)
        spans.push_back(span_of(hours));
    return spans;
}

std::vector<Span> overnight(const std::vector<Span>& of_date)
{
    std::vector<Span> left;
    for (const Span& span : of_date)
        if (span.runs_over_midnight())
            left.push_back(span.seen_next_day());
    return left;
}

std::string spans_text(const std::vector<Span>& list)
{
    std::vector<std::string> texts;
    for (const Span& span : list)
        if (span.until > 0)
            texts.push_back(fmt::format("{}-{}", time_of_day_text(std::max(0.0, span.from)), time_of_day_text(span.until)));
    return fmt::format("{}", fmt::join(texts, " "));
}

std::optional<std::vector<Span>> parse_spans(std::string_view text)
{
    constexpr std::size_t length = std::string_view("09:00-17:00").size();
    const auto time = [](std::string_view part) -> std::optional<Seconds> {
        const auto hour = digits(part, 0, 2), minute = digits(part, 3, 2);
        return hour && minute && *minute < 60 && part[2] == ':' ? std::optional(*hour * 3600.0 + *minute * 60.0) : std::nullopt;
    };
    std::vector<Span> spans;
    for (std::size_t at = 0; at < text.size(); at += length + 1) {
        const auto part = text.substr(at, length);
        if (part.size() != length || part[5] != '-' || (at + length < text.size() && text[at + length] != ' '))
            return std::nullopt;
        const auto from = time(part.substr(0, 5)), until = time(part.substr(6));
        if (!from || !until || *until <= *from)
            return std::nullopt;
        spans.push_back({*from, *until});
    }
    return spans;
}

bool any_contains(const std::vector<Span>& list, Seconds time)
{
    return std::any_of(list.begin(), list.end(), [time](const Span& span) { return span.contains(time); });
}

std::optional<Date> Date::parse(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
    if (!y || !m || !d || *y < 1970 || *y > 2200)
        return std::nullopt;
    const year_month_day date{std::chrono::year{*y}, month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
    if (!date.ok())
        return std::nullopt;
    return Date{static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count())};
}

std::string Date::text() const
{
    const auto date = calendar(*this);
    return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

int Date::weekday() const { return static_cast<int>(std::chrono::weekday{sys_days{days{days_since_1970}}}.iso_encoding()) - 1; }

int Date::day_of_year() const
{
    const auto first = sys_days{calendar(*this).year() / January / 1};
    return days_since_1970 - static_cast<int>(first.time_since_epoch().count()) + 1;
}

int Date::year() const { return int{calendar(*this).year()}; }

std::optional<Seconds> parse_time_of_day(std::string_view text, bool as_end)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const auto hour = digits(text, 0, 2), minute = digits(text, 3, 2);
    if (!hour || !minute || *minute > 59 || *hour > 24 || (*hour == 24 && (*minute != 0 || !as_end)))
        return std::nullopt;
    return *hour * 3600.0 + *minute * 60.0;
}

std::string time_of_day_text(Seconds time, bool with_seconds)
{
    const auto whole = static_cast<long>(time);
    return with_seconds ? fmt::format("{:02}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                        : fmt::format("{:02}:{:02}", whole / 3600, whole / 60 % 60);
}

std::optional<Hours> Hours::parse(std::string_view text)
{
    if (text.size() != 11 || text[5] != '-')
        return std::nullopt;
    const auto start = parse_time_of_day(text.substr(0, 5));
    const auto end = parse_time_of_day(text.substr(6), true);
    if (!start || !end || *start == *end)
        return std::nullopt;
    return Hours{*start, *end};
}

std::string Hours::text() const { return time_of_day_text(start) + "-" + time_of_day_text(end); }

bool is_summer_time(Date date)
{
    const year y{date.year()};
    const auto begin = sys_days{y / March / Sunday[last]}.time_since_epoch().count();
    const auto end = sys_days{y / October / Sunday[last]}.time_since_epoch().count();
    return date.days_since_1970 >= begin && date.days_since_1970 < end;
}

} // namespace plattan
