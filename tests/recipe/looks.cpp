#include "visualize/model/layers/list.h"

namespace plattan::view {

/// How often visitors looked around here in the quarter of an hour.
const Layer layers::looks{"looks", [](RunFile& run, const When& when) { return sum_of_frames(run, FrameGrid::looks, when); }, false, false};

} // namespace plattan::view
