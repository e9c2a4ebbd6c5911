#include "support/catch.h"

#include "statistics/correlation.h"
#include "statistics/interval.h"
#include "statistics/kolmogorov_smirnov.h"
#include "statistics/mean.h"

#include <cmath>

using namespace plattan;

TEST_CASE("intervals by Student's t", "[statistics]")
{
    const auto e = estimate({1, 2, 3, 4, 5});
    CHECK(e.mean == 3);
    CHECK(e.half_width == Approx(2.776445 * std::sqrt(2.5) / std::sqrt(5.0)).epsilon(1e-6));
}

TEST_CASE("the interval of a quotient is Fieller's, and open where the lower mean may be nothing", "[statistics]")
{
    const Quotient of_pairs = quotient({2, 4, 6.5}, {1, 2, 3});
    CHECK(of_pairs.value == Approx(12.5 / 6));
    CHECK(of_pairs.low < of_pairs.value);
    CHECK(of_pairs.high > of_pairs.value);
    const Quotient open = quotient({1, 2}, {-1, 1});
    CHECK(std::isinf(open.low));
    CHECK(std::isinf(open.high));
}

TEST_CASE("percentiles lie between their neighbours, correlations between -1 and 1", "[statistics]")
{
    CHECK(percentile({4, 1, 3, 2}, 0.5) == 2.5);
    CHECK(percentile({4, 1, 3, 2}, 0) == 1);
    CHECK(percentile({4, 1, 3, 2}, 1) == 4);
    CHECK(pearson_correlation({1, 2, 3}, {2, 4, 6}) == Approx(1));
    CHECK(pearson_correlation({1, 2, 3}, {3, 2, 1}) == Approx(-1));
    RunningMean running;
    for (const double value : {1.0, 2.0, 6.0})
        running.add(value);
    CHECK(running.value == Approx(3));
    const auto even = [](double x) { return x; };
    CHECK(kolmogorov_smirnov({0.1, 0.3, 0.5, 0.7, 0.9}, even) > 0.9);
    CHECK(kolmogorov_smirnov({0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08}, even) < 0.001);
}

TEST_CASE("what too few values cannot tell is not a number, in every function", "[statistics]")
{
    CHECK(std::isnan(mean(std::vector<double>{})));
    CHECK(std::isnan(mean(std::vector<RunningMean>{})));
    CHECK(std::isnan(RunningMean().value));
    CHECK(std::isnan(percentile({}, 0.5)));
    CHECK(std::isnan(estimate({}).mean));
    CHECK(std::isnan(estimate({}).half_width));
    CHECK(std::isnan(kolmogorov_smirnov({}, [](double x) { return x; })));
    CHECK(std::isnan(pearson_correlation({}, {})));
    CHECK(std::isnan(quotient({}, {}).value));

    CHECK(mean(std::vector<double>{7}) == 7);
    CHECK(percentile({7}, 0.95) == 7);
    CHECK(estimate({7}).mean == 7);
    CHECK(estimate({7}).n == 1);
    CHECK(std::isnan(estimate({7}).half_width));
    CHECK(std::isnan(pearson_correlation({1}, {2})));
    CHECK(quotient({4}, {2}).value == 2);
    CHECK(std::isnan(quotient({4}, {2}).low));
    CHECK(std::isnan(quotient({4}, {2}).high));

    CHECK(std::isnan(pearson_correlation({1, 1, 1}, {1, 2, 3}))); // one side does not vary
    CHECK(estimate({7, 7}).half_width == 0);                      // two equal values are no spread, and that is known
}
