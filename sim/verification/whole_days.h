#pragma once

#include "verification/trial.h"

#include <array>
#include <string_view>

namespace plattan {

/// What the facts need of one whole day.
struct WholeDay {
    std::vector<double> summary;                          ///< in the order of the summary
    std::array<double, 24> entered{}, deals{}, sitting{}; ///< by hour; people sitting: mean
    std::array<double, 24> offences_by_hour{};            ///< expected, against persons
    double metro_trips = 0;                               ///< through the gate of the metro, in or out
    std::array<double, 4> walking_speed{}, walkers{};     ///< sum of mean speeds, and people, by size of group 1 to 4
    std::vector<double> looks, unsafe, offences;          ///< by cell of 10 m: visitors' looks, sum of P(unsafe), expected offences

    double figure(std::string_view name) const; ///< of the summary
};

/// Replications 0 to `count` - 1 of a scenario, after their spin-up. Each finished day is kept in the user's cache, so that an
/// interrupted verification goes on where it was.
std::vector<WholeDay> whole_days(const Laboratory& laboratory, const std::string& scenario, int count, const std::vector<std::string>& settings = {});

} // namespace plattan
