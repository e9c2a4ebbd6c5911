#include "visualize/model/layers/list.h"

namespace plattan::view {

/// Mean density of people who stand or sit (unit: m-2)
const Layer layers::staying{"staying", [](RunFile& run, const When& when) { return mean_of_frames(run, FrameGrid::staying, when); }, false, false};

} // namespace plattan::view
