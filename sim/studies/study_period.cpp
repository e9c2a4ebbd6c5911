#include "studies/study_period.h"

#include <algorithm>
#include <numeric>

namespace plattan {

namespace {

struct Stratum {
    std::optional<Weather> weather;
    double share = 0;        ///< of the period
    std::vector<Date> dates; ///< by weekday, then date
    int days = 0;            ///< of the sample
};

std::vector<Stratum> list_of(const StudyPeriod& period)
{
    constexpr int saturday = 5;
    std::vector<Date> workdays, weekend;
    for (Date date = period.first; date <= period.last; date = date.next())
        (date.weekday() < saturday ? workdays : weekend).push_back(date);
    const auto all = static_cast<double>(workdays.size() + weekend.size());
    std::vector<std::pair<std::optional<Weather>, double>> weather(period.weather.begin(), period.weather.end());
    if (weather.empty())
        weather.emplace_back(std::nullopt, 1.0);
    std::vector<Stratum> strata;
    for (auto* dates : {&workdays, &weekend}) {
        std::stable_sort(dates->begin(), dates->end(), [](Date a, Date b) { return a.weekday() < b.weekday(); });
        for (const auto& [kind, share] : weather)
            if (!dates->empty() && share > 0)
                strata.push_back({kind, share * static_cast<double>(dates->size()) / all, *dates, 1});
    }
    return strata;
}

} // namespace

DaysOfSample days_of_sample(const StudyPeriod& period)
{
    DaysOfSample days;
    for (const auto& stratum : list_of(period)) {
        ++days.least;
        days.most += static_cast<int>(stratum.dates.size());
    }
    return days;
}

std::vector<SampledDay> sample_of(const StudyPeriod& period)
{
    auto strata = list_of(period);
    if (period.days < static_cast<int>(strata.size()))
        return {};
    // The next day goes where one stands for the most. No date is taken twice.
    const auto stands_for = [](const Stratum& one) { return static_cast<std::size_t>(one.days) < one.dates.size() ? one.share / one.days : 0; };
    for (int left = period.days - static_cast<int>(strata.size()); left > 0; --left) {
        const auto next = std::max_element(strata.begin(), strata.end(), [&](const auto& a, const auto& b) { return stands_for(a) < stands_for(b); });
        if (stands_for(*next) <= 0)
            return {};
        ++next->days;
    }
    std::vector<SampledDay> sample;
    for (const auto& stratum : strata)
        for (int i = 0; i < stratum.days; ++i) {
            const auto at = static_cast<std::size_t>((i + 0.5) / stratum.days * static_cast<double>(stratum.dates.size()));
            sample.push_back({stratum.dates[at], stratum.weather, stratum.share / stratum.days});
        }
    std::stable_sort(sample.begin(), sample.end(), [](const SampledDay& a, const SampledDay& b) { return a.date < b.date; });
    return sample;
}

} // namespace plattan
