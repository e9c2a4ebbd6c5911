#pragma once

#include "benchmarks/report.h"
#include "locomotion/kernels.h"

#include <filesystem>
#include <string>
#include <vector>

namespace plattan {

/// Scenes that are scenarios: part of a day of the square, or a whole one.
struct DayScene {
    std::string name, what;
    std::string scenario;              ///< file below the folder of scenarios
    double from = 0, until = 24;       ///< (unit: h)
    std::vector<std::string> settings; ///< as of --set
    bool to_file = false;              ///< with trajectories, written as plattan run does
};

const std::vector<DayScene>& day_scenes();

/// Simulates a scene and measures it. Part of a day: the ticks alone. A whole day: as `plattan run` does it, the file
/// included; the scenario is read before.
/// @param scenarios folder of the scenario library
BenchmarkReport measure_day_scene(const DayScene& scene, const std::filesystem::path& scenarios, int threads, InstructionSet instructions);

} // namespace plattan
