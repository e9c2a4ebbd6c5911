#pragma once

#include "visualize/model/moment.h"

#include <limits>

namespace plattan::view {

/// Values by cell of a run's lattice; NaN: nothing is known or nothing is there.
using Cells = std::vector<float>;

/// A field at a moment, or why there is none.
struct Field {
    Field(Known known) : known(known) {}
    Field(Cells cells) : known(Known::here), cells(std::move(cells)) {}

    bool is_here() const { return known == Known::here; }

    Known known; ///< `late` until everything it is made of has been read
    Cells cells;
};

/// Moments of which a field is made.
struct When {
    double time;
    double since; ///< beginning of what is added up or averaged; equal to `time` where only the moment counts
};

/// A field that can be laid over the square. To add one: a file in this folder, and its name in list.h. Its scale stands in
/// visualize/presentation.yaml under the same name, its words under `layer_NAME` and `unit_NAME`.
struct Layer {
    std::string_view name;
    Field (*at)(RunFile& run, const When& when);
    bool adds_up;             ///< since 06:00 of the day rather than now, where nobody says otherwise
    bool moves;               ///< changes from second to second, and not only with the frames
    bool by_cell = false;     ///< each cell stands for itself: between two of them there are no values between
    bool of_a_moment = false; ///< nothing comes together in it, whatever is asked for
    /// What NaN counts as where one run has a value and the other one has none. NaN: the two are not compared there.
    float without_value = std::numeric_limits<float>::quiet_NaN();
};

/// All of them, in the order of their keys.
const std::vector<Layer>& all_layers();
const Layer* layer_named(std::string_view name);

inline constexpr double usual_beginning = 6 * 3600; ///< of what adds up (unit: s after 00:00)
/// What a layer is made of at a moment. @param cumulative asked for
When when_of(const Layer& layer, double time, bool cumulative);

/// What a layer is measured in, and since when where it comes together. @param begins of the runs
std::string unit_of(const Layer& layer, Language language, const When& when, double begins);

/// A value of frames, put together: their sum, or their mean by the number of frames.
Field sum_of_frames(RunFile& run, FrameGrid grid, const When& when);
Field mean_of_frames(RunFile& run, FrameGrid grid, const When& when);
/// Why a block of a frame is not there.
Known known_without(RunFile& run, FrameGrid grid, std::size_t frame);

/// B minus A, cell by cell; NaN where neither run has a value. @param without_value of the layer
Cells minus(const Cells& b, const Cells& a, float without_value);
/// B minus A of two fields, or why there is none.
Field difference_of(const Layer& layer, const Field& a, const Field& b);

} // namespace plattan::view
