#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plattan {

/// What one benchmark gives.
struct BenchmarkReport {
    std::string scene;
    std::size_t agents = 0; ///< present on average while measured
    int threads = 1;
    std::string instructions;
    double step = 0;                                    ///< between two decisions (unit: s)
    double motion_step = 0;                             ///< (unit: s)
    int repetitions = 1;                                ///< timed; the figures of speed are their median
    double simulated_seconds = 0;                       ///< of one repetition
    double wall_seconds = 0;                            ///< of one repetition
    double agent_steps_per_second = 0;                  ///< persons times motion steps, per wall second
    double agent_seconds_per_second = 0;                ///< persons times simulated seconds, per wall second
    double mean_speed = 0;                              ///< of the walkers (unit: m/s)
    double overlaps_per_person = 0;                     ///< pairs nearer than two body radii, mean of ten snapshots
    std::optional<double> arrivals_per_minute;          ///< per person; of scenes in which people go to and fro
    std::vector<std::pair<std::string, double>> phases; ///< milliseconds per step
    std::string digest;                                 ///< of everybody's state at the end

    std::string json() const;
    std::string text() const; ///< for people to read
};

} // namespace plattan
