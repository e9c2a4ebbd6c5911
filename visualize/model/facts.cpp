#include "visualize/model/facts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plattan::view {

const std::vector<FigureKind>& figure_kinds()
{
    static const std::vector<FigureKind> kinds{
        {"present", false, false, 0},        {"sitting", false, false, 0},
        {"standing", false, false, 0},       {"walking", false, false, 0},
        {"litter_items", false, false, 0},   {"deals", true, false, 0},
        {"deals_seen", true, false, 0},      {"visible_deals", true, false, 0},
        {"uniforms", false, false, 0},       {"unsafe_share", false, true, 1},
        {"displaced_deals", true, false, 0}, {"recorded_offences", true, false, 0},
        {"lane_clearance", false, false, 1}, {"cost", true, false, 0},
    };
    return kinds;
}

const FigureKind* figure_kind(std::string_view series)
{
    const auto& kinds = figure_kinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const FigureKind& kind) { return kind.series == series; });
    return found == kinds.end() ? nullptr : &*found;
}

const std::vector<std::string>& usual_figures()
{
    static const std::vector<std::string> five{"sitting", "litter_items", "deals_seen", "uniforms", "unsafe_share"};
    return five;
}

std::optional<double> figure_at(const RunFile& run, const FigureKind& kind, double time)
{
    const auto* values = run.series(kind.series);
    const auto minute = run.minute_at(time);
    if (values == nullptr || !minute)
        return std::nullopt;
    if (!kind.so_far)
        return static_cast<double>((*values)[*minute]);
    const double midnight = RunFile::day_at(time) * seconds_per_day;
    const auto& times = run.minute_times();
    double sum = 0;
    for (auto i = static_cast<std::ptrdiff_t>(*minute); i >= 0 && times[static_cast<std::size_t>(i)] >= midnight; --i)
        if (std::isfinite((*values)[static_cast<std::size_t>(i)]))
            sum += static_cast<double>((*values)[static_cast<std::size_t>(i)]);
    return sum;
}

std::optional<double> most_of_figure(const RunFile& run, const FigureKind& kind)
{
    const auto* values = run.series(kind.series);
    if (values == nullptr)
        return std::nullopt;
    double most = 0, sum = 0;
    int day = -1;
    for (std::size_t i = 0; i < values->size(); ++i) {
        if (!std::isfinite((*values)[i]))
            continue;
        if (std::exchange(day, RunFile::day_at(run.minute_times()[i])) != day)
            sum = 0;
        const auto value = static_cast<double>((*values)[i]);
        sum += value;
        most = std::max(most, kind.so_far ? sum : value);
    }
    return most;
}

std::string figure_text(const FigureKind& kind, const std::optional<double>& value, Language language)
{
    const auto& presentation = Presentation::shared();
    if (!value)
        return "–";
    return kind.is_share ? presentation.share(language, *value) : presentation.number(language, *value, kind.decimals);
}

std::string words_of_figure(const FigureKind& kind, const RunFile& run, double time, Language language)
{
    const auto& presentation = Presentation::shared();
    auto words = presentation.words(language, kind.series);
    if (!kind.so_far)
        return words;
    const double from = RunFile::time_of_day(counted_from(run, time));
    return from > 0 ? presentation.words(language, "counted_since", {words, time_of_day_text(from).substr(0, 5)})
                    : presentation.words(language, "counted_so_far", {words});
}

std::string words_of_sky(const RunFile& run, double time, Language language)
{
    const auto& presentation = Presentation::shared();
    const double altitude = run.sun_altitude(time), of_day = RunFile::time_of_day(time);
    const auto times = run.sun_times(time);
    const auto clock = [](double moment) { return time_of_day_text(moment).substr(0, 5); };
    constexpr double noon = 12 * 3600, civil_twilight = -6; // degrees
    const auto light = altitude > sunset_altitude       ? presentation.words(language, "sun_up", {times ? clock(times->second) : "–"})
                       : altitude > civil_twilight      ? presentation.words(language, of_day < noon ? "dawn" : "twilight")
                       : times && of_day < times->first ? presentation.words(language, "sun_rises", {clock(times->first)})
                                                        : presentation.words(language, "sun_down");
    const auto weather = "weather_" + run.weather();
    return presentation.has_words(weather) ? presentation.words(language, weather) + ", " + light : light;
}

std::vector<std::pair<std::uint8_t, int>> on_duty(const RunFile& run, double time)
{
    std::map<std::uint8_t, int> counts;
    for (const auto& shift : run.shifts())
        if (time >= shift.begins && time < shift.ends)
            ++counts[shift.role];
    return {counts.begin(), counts.end()};
}

double busiest_minute(const RunFile& run)
{
    const auto* present = run.series("present");
    if (present == nullptr || present->empty())
        return run.begins();
    return run.minute_times()[static_cast<std::size_t>(std::max_element(present->begin(), present->end()) - present->begin())];
}

double opening_moment(const RunFile& run)
{
    const auto* present = run.series("present");
    double first = run.begins();
    if (present != nullptr)
        if (const auto somebody = std::find_if(present->begin(), present->end(), [](float people) { return people > 0; }); somebody != present->end())
            first = run.minute_times()[static_cast<std::size_t>(somebody - present->begin())];
    return std::clamp(busiest_minute(run) - 300, first, std::max(first, run.ends() - 1));
}

double counted_from(const RunFile& run, double time)
{
    const double midnight = RunFile::day_at(time) * seconds_per_day;
    return std::max(midnight, std::min(run.begins(), midnight + seconds_per_day));
}

bool same_square(const RunFile& a, const RunFile& b)
{
    const Box one = bounds(a.site()), other = bounds(b.site());
    return distance(one.low, other.low) <= 1 && distance(one.high, other.high) <= 1 && (!a.lattice() || !b.lattice() || *a.lattice() == *b.lattice());
}

std::vector<std::string> reservations(const RunFile& a, const RunFile& b, Language language)
{
    const auto& presentation = Presentation::shared();
    std::vector<std::string> list;
    if (!same_square(a, b))
        list.push_back(presentation.words(language, "other_square"));
    for (const auto* run : {&a, &b})
        if (!run->is_as_written())
            list.push_back(presentation.words(language, "damaged_file", {run == &a ? "A" : "B"}));
    if (a.first_day() != b.first_day())
        list.push_back(presentation.words(language, "other_date",
                                          {presentation.short_date(language, a.first_day()), presentation.short_date(language, b.first_day())}));
    if (a.seed() != b.seed() || a.replication() != b.replication())
        list.push_back(presentation.words(language, "other_seed"));
    if (a.begins() != b.begins() || a.ends() != b.ends())
        list.push_back(presentation.words(language, "other_window"));
    return list;
}

} // namespace plattan::view
