#pragma once

#include "visualize/session.h"

namespace plattan::view {

/// A replay of half an hour, jumps over all that was recorded, a picture that stands still, and ten replays after each other.
enum class Benchmark : std::uint8_t { replay, jumps, paused, replays };
inline constexpr std::array<const char*, 4> benchmark_names{"replay", "jumps", "paused", "replays"};

struct BenchmarkOrder {
    Benchmark what = Benchmark::replay;
    unsigned width = 1280, height = 720;
    double seconds = 20;  ///< of the wall's clock, at most
    double opened_in = 0; ///< time until the files were open (unit: s)
};
/// Draws in a window and measures: CPU time of the whole process and wall time of a frame, late blocks, memory.
std::string benchmark_json(const BenchmarkOrder& order, Show& show, Picture& picture, Session& session);

} // namespace plattan::view
