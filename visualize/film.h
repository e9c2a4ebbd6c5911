#pragma once

#include "visualize/draw/picture.h"
#include "visualize/model/tour.h"

#include <filesystem>
#include <stdexcept>
#include <vector>

namespace plattan::view {

struct FilmOrder {
    std::filesystem::path file;                ///< .png: one frame; .mp4: a film by ffmpeg
    std::vector<std::filesystem::path> inputs; ///< what is shown; never written over
    unsigned width = 1920, height = 1080;      ///< of a film rounded down to even numbers, as its format wants
    double minutes = 10;                       ///< of simulated time, of a film without a tour
    std::optional<Tour> tour;
    bool tells_progress = true;
};

/// The user stopped it.
class FilmInterrupted : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The ending of a file's name in small letters, ".mp4".
std::string ending_of(const std::filesystem::path& file);

/// Throws MachineError where ffmpeg is missing; films need it.
void need_ffmpeg();

/// Draws without a window. The file is there when it is whole, or not at all. Throws InputError where it would take the place of a run,
/// MachineError where the machine cannot draw it, std::runtime_error where the file cannot be written.
void export_to(const FilmOrder& order, Show& show, Picture& picture);

} // namespace plattan::view
