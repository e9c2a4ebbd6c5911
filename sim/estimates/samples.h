#pragma once

#include "estimates/indicator.h"
#include "estimates/run_numbers.h"

#include <functional>

namespace plattan {

/// One quantity in every run of a comparison.
struct Sample {
    Indicator indicator;
    std::string zone;                        ///< walkable, zone or node it is of; empty: all
    std::string part;                        ///< row of a table that is neither hour nor zone: a pair of gates, a sex, a payer, a date; empty: all
    int hour = -1;                           ///< of the day; -1: all
    std::vector<std::vector<double>> values; ///< by scenario and pair, in stored units; NaN: missing

    /// Of the whole place and the whole run, and not of a part, a row or an hour.
    bool is_whole() const { return zone.empty() && part.empty() && hour < 0; }

    /// Mean of the first scenario over the runs that are there, in stored units; NaN where there is none.
    double base_level() const;
};

/// Everything that is compared of some scenarios, the first being what the others are compared with. It grows with the number of runs by a number
/// for each quantity, and by nothing else.
class Samples {
public:
    /// @param names of the scenarios, for tables
    /// @param pairs how many runs each scenario has
    Samples(std::vector<std::string> names, std::size_t pairs) : scenario_names(std::move(names)), pair_count(pairs) {}

    /// What a run came to. Runs of one pair have the same draws.
    void add(std::size_t scenario, std::size_t pair, const RunNumbers& run);

    const std::vector<std::string>& scenarios() const { return scenario_names; }
    std::size_t pairs() const { return pair_count; }
    const std::vector<Sample>& list() const { return samples; }
    /// Nothing where there is no such figure.
    const Sample* figure(std::string_view name) const;

private:
    void put(Sample empty, std::size_t scenario, std::size_t pair, double value);
    void add_table(std::size_t scenario, std::size_t pair, const NumberTable& table);
    void add_days(std::size_t scenario, std::size_t pair, const NumberTable& table);

    std::vector<std::string> scenario_names;
    std::size_t pair_count;
    std::vector<Sample> samples;
    std::vector<std::pair<std::string, std::size_t>> places;           ///< of the samples, by their keys, sorted
    std::vector<std::pair<std::size_t, std::size_t>> runs_with_tables; ///< scenario and pair
};

} // namespace plattan
