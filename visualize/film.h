#pragma once

#include "visualize/viewer.h"

#include <filesystem>

namespace plattan::view {

struct FilmOrder {
    std::filesystem::path file; ///< .png: one frame; .mp4: a film by ffmpeg
    unsigned width = 1600, height = 1000;
    double minutes = 10; ///< of simulated time, of a film
    double speed = 60;   ///< simulated seconds per second, of a film
};

/// Draws without a window. Throws where the file cannot be written.
void export_to(const FilmOrder& order, Viewer& viewer);

} // namespace plattan::view
