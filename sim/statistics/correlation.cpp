#include "statistics/correlation.h"

#include "base/expects.h"
#include "statistics/mean.h"

#include <cmath>
#include <limits>

namespace plattan {

double pearson_correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    expects(a.size() == b.size(), "both sides of pairs are of one length");
    const double n = static_cast<double>(a.size()), mean_a = mean(a), mean_b = mean(b);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean_a) * (b[i] - mean_b) / n;
        aa += (a[i] - mean_a) * (a[i] - mean_a) / n;
        bb += (b[i] - mean_b) * (b[i] - mean_b) / n;
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace plattan
