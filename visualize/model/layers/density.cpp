#include "visualize/model/layers/list.h"

namespace plattan::view {

/// Mean density of people over the quarter of an hour (unit: m-2)
const Layer layers::density{"density", [](RunFile& run, const When& when) { return mean_of_frames(run, FrameGrid::density, when); }, false, false};

} // namespace plattan::view
