#pragma once

#include "visualize/session.h"

#include <filesystem>

namespace plattan::view {

// What tests and measurements ask of the viewer. Each prints JSON.

/// Colours, classes, scales and words as the program has them.
std::string style_json();

/// Texts of one picture: height of capitals, contrast, box, whether it lies inside and apart from the others.
std::string layout_json(Show& show, Picture& picture, unsigned width, unsigned height);

enum class Benchmark : std::uint8_t { replay, jumps, paused };
struct BenchmarkOrder {
    Benchmark what = Benchmark::replay;
    unsigned width = 1280, height = 720;
    double seconds = 20;  ///< of the wall's clock, at most
    double opened_in = 0; ///< time until the files were open (unit: s)
};
/// Draws in a window and measures: CPU time of the whole process and wall time of a frame, late blocks, memory.
std::string benchmark_json(const BenchmarkOrder& order, Show& show, Picture& picture, Session& session);

/// Plays a session written down as lines (docs/viewer.md): keys, characters, mouse, sizes, waits. Pictures go to a folder where one is given.
/// Throws InputError where a line says nothing.
void play_events(const std::filesystem::path& script, const std::filesystem::path& shots, Show& show, Picture& picture, Session& session);

} // namespace plattan::view
