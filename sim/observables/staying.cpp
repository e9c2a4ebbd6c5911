#include "observables/staying.h"

#include "observables/evenness.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace plattan {

namespace {

constexpr std::array<const char*, 3> activity_names{"passing", "standing", "sitting"};
constexpr std::array<const char*, 2> sex_names{"female", "male"};
constexpr std::array<int, 5> ages_from{0, 16, 30, 65, 75};
constexpr std::array<double, 10> lengths_from{0, 30, 60, 120, 180, 300, 600, 1200, 1800, 3600}; // numerical: classes of the histogram (unit: s)

template <std::size_t n, class T> std::size_t band(const std::array<T, n>& from, double value)
{
    std::size_t i = n - 1;
    while (i > 0 && value < static_cast<double>(from[i]))
        --i;
    return i;
}

template <std::size_t n, class T> std::vector<std::string> band_names(const std::array<T, n>& from)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < n; ++i)
        names.push_back(i + 1 < n ? fmt::format("{}-{}", from[i], from[i + 1]) : fmt::format("{}-", from[i]));
    return names;
}

} // namespace

std::vector<SummaryText> Staying::summaries() const
{
    return {{"female_share_of_stayers", "1", "share of women in the time that visitors stand or sit on the square", OverTime::mean},
            {"sitting_share_of_stayers", "1", "share of sitting in that time", OverTime::mean},
            {"activity_evenness", "1", "evenness of what visitors use the square for: passing, standing, sitting, events, shopping, culture; 0 to 1",
             OverTime::mean}};
}

std::vector<TableText> Staying::table_texts() const
{
    return {{"activities", "min", "person-minutes of visitors on the square, by activity and sex, by age from-to"},
            {"activity_mix", "1", "shares of what visitors use the square for by hour, and their evenness"},
            {"dwell", "1", "passers by time on the square from-to (s), and those who stopped by their stationary time"}};
}

void Staying::begin_minute(const Moment& moment, std::span<double>)
{
    const People& people = moment.people;
    const auto hour = static_cast<std::size_t>(moment.clock.time_of_day() / 3600);
    for (const PersonId id : people.present) {
        if (!people.traits[id.index].visitor || !moment.site.ground().on_square(people.position[id.index]))
            continue;
        const Activity activity = people.activity[id.index];
        const std::size_t what = activity == Activity::sitting ? 2 : activity == Activity::standing ? 1 : 0;
        const auto sex = static_cast<std::size_t>(people.sex[id.index]);
        ++minutes[(what * sexes + sex) * ages + band(ages_from, people.age[id.index])];
        const Use use = use_of(id, people, moment.environment, moment.site, moment.clock.time_of_day());
        ++by_hour[hour * use_count + static_cast<std::size_t>(use)];
    }
}

void Staying::count_visits(const Moment& moment, const PersonRows& rows)
{
    const People& people = moment.people;
    for (const std::uint32_t i : rows) {
        if (!people.traits[i].visitor || people.square_time[i] <= 0)
            continue;
        ++dwell[band(lengths_from, people.square_time[i])];
        if (people.stopped[i] != 0)
            ++stay[band(lengths_from, people.stationary_time[i])];
    }
}

void Staying::summarise(const Moment&, std::span<double> values) const
{
    double women = 0, sitting = 0, all = 0;
    std::array<double, use_count> time{};
    for (std::size_t i = 0; i < by_hour.size(); ++i)
        time[i % use_count] += by_hour[i];
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        const std::size_t what = i / (sexes * ages), sex = i / ages % sexes;
        if (what == 0)
            continue;
        all += minutes[i];
        women += sex == 0 ? minutes[i] : 0;
        sitting += what == 2 ? minutes[i] : 0;
    }
    values[0] = all > 0 ? women / all : std::nan("");
    values[1] = all > 0 ? sitting / all : std::nan("");
    values[2] = all > 0 ? evenness(time) : std::nan("");
}

std::vector<Table> Staying::tables(const Moment&) const
{
    const auto texts = table_texts();
    Table activities_table{texts[0], {}, band_names(ages_from), {minutes.begin(), minutes.end()}};
    for (const char* activity : activity_names)
        for (const char* sex : sex_names)
            activities_table.rows.push_back(fmt::format("{} {}", activity, sex));

    Table mix{texts[1], hour_names(), {use_names.begin(), use_names.end()}, {}};
    mix.columns.emplace_back("evenness");
    for (std::size_t hour = 0; hour < hours; ++hour) {
        const auto row = std::span<const double>(by_hour).subspan(hour * use_count, use_count);
        const double sum = std::accumulate(row.begin(), row.end(), 0.0);
        for (const double time_of_use : row)
            mix.values.push_back(sum > 0 ? time_of_use / sum : std::nan(""));
        mix.values.push_back(sum > 0 ? evenness(row) : std::nan(""));
    }

    Table lengths_table{texts[2], {"dwell", "stay"}, band_names(lengths_from), {dwell.begin(), dwell.end()}};
    lengths_table.values.insert(lengths_table.values.end(), stay.begin(), stay.end());
    return {std::move(activities_table), std::move(mix), std::move(lengths_table)};
}

} // namespace plattan
