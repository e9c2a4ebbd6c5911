#pragma once

#include "base/clock.h"
#include "demand/weather.h"

#include <optional>
#include <utility>
#include <vector>

namespace plattan {

/// A time of which single days are simulated, so that a summer is not one Tuesday.
struct StudyPeriod {
    Date first, last;                                  ///< both included
    int days = 0;                                      ///< drawn from it
    std::vector<std::pair<Weather, double>> weather{}; ///< shares of the days, which come to 1; empty: that of the scenario
};

inline constexpr int most_days_of_period = 1000;

/// A day that stands for others.
struct SampledDay {
    Date date;
    std::optional<Weather> weather; ///< nothing: that of the scenario
    double weight = 0;              ///< share of the period that it stands for
};

/// A stratified sample of a period. Strata are days from Monday to Friday and weekends, each with each weather. Every stratum has at least one day
/// and else days in proportion to its share; within it dates are taken at equal steps through the list that is sorted by weekday. The weights come
/// to 1, and the weights of a stratum to its share of the period. Nothing is drawn by chance.
/// @return empty where there are fewer days than strata, or more than days of these kinds
std::vector<SampledDay> sample_of(const StudyPeriod& period);

/// How many days a sample of a period can have.
struct DaysOfSample {
    int least = 0, most = 0;
};
DaysOfSample days_of_sample(const StudyPeriod& period);

} // namespace plattan
