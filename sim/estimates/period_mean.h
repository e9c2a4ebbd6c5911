#pragma once

#include "estimates/run_numbers.h"

namespace plattan {

/// A day that stands for a share of a period.
struct WeightedDay {
    std::string name; ///< "2018-07-17", "2018-07-17 rain"
    double weight = 0;
    RunNumbers numbers;
};

/// What a period comes to: the weighted means of its days, and the table of days. A figure that one day cannot tell is not told. In a table a row
/// that a day does not have counts as none on it, and a value that it cannot tell is left out. What is paid at once is paid once.
/// @param days of which the weights come to 1
RunNumbers mean_of(const std::vector<WeightedDay>& days);

} // namespace plattan
