#include "verification/cases.h"

#include "statistics/correlation.h"
#include "statistics/interval.h"
#include "verification/whole_days.h"

#include <fmt/format.h>

namespace plattan {

namespace {

/// Correlation of feeling unsafe and of offences per passer, over the cells in which visitors looked around often enough. All days
/// but one are taken together, because a day has few offences to expect anywhere.
double fear_and_crime(const std::vector<WholeDay>& list, std::size_t left_out)
{
    constexpr double often = 200; ///< looks a day
    std::vector<double> unsafe, offences;
    for (std::size_t cell = 0; cell < list.front().looks.size(); ++cell) {
        double looks = 0, felt = 0, expected = 0, days_taken = 0;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i == left_out)
                continue;
            looks += list[i].looks[cell];
            felt += list[i].unsafe[cell];
            expected += list[i].offences[cell];
            ++days_taken;
        }
        if (looks < often * days_taken)
            continue;
        unsafe.push_back(felt / looks);
        offences.push_back(expected / looks);
    }
    return pearson_correlation(unsafe, offences);
}

/// With the interval of the jackknife over days.
std::vector<Finding> where_people_fear(const Laboratory& laboratory)
{
    constexpr int many = 30; // on ten the interval is wider than half the band
    const auto list = whole_days(laboratory, "../baseline-2014", many);
    const double all = fear_and_crime(list, list.size());
    std::vector<double> by_day;
    for (std::size_t day = 0; day < list.size(); ++day)
        by_day.push_back(many * all - (many - 1) * fear_and_crime(list, day));
    const Estimate interval = estimate(by_day);
    return {{.name = "SF-29",
             .what = "Correlation over cells of 10 m of P(unsafe) and expected offences per visitor there.",
             .figure = all,
             .unit = "",
             .low = 0.1,
             .high = 0.7,
             .source = "EFF-28, DRUG-19",
             .level = Finding::Level::should,
             .role = Finding::Role::validated,
             .replications = static_cast<int>(list.size()),
             .scenario = "../baseline-2014",
             .remark = fmt::format("95 % interval of half width {:.3g}, by the jackknife over days.", interval.half_width),
             .half_width = interval.half_width,
             .days = static_cast<double>(list.size())}};
}

} // namespace

void add_fear_and_crime(std::vector<Case>& cases) { cases.push_back({{"SF-29"}, where_people_fear}); }

} // namespace plattan
