#include "statistics/mean.h"

#include "base/expects.h"

#include <algorithm>
#include <numeric>

namespace plattan {

double mean(const std::vector<double>& values)
{
    return values.empty() ? unknown : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double mean(const std::vector<RunningMean>& means)
{
    std::vector<double> values;
    for (const auto& one : means)
        values.push_back(one.value);
    return mean(values);
}

double percentile(std::vector<double> values, double share)
{
    expects(share >= 0 && share <= 1, "a share lies between 0 and 1");
    if (values.empty())
        return unknown;
    std::sort(values.begin(), values.end());
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    return below + 1 < values.size() ? values[below] + (values[below + 1] - values[below]) * (at - static_cast<double>(below)) : values.back();
}

} // namespace plattan
