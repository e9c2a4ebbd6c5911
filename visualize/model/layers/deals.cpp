#include "visualize/model/layers/list.h"

namespace plattan::view {

/// How often a deal done here was noticed by a visitor
const Layer layers::deals{"deals", [](RunFile& run, const When& when) { return sum_of_frames(run, FrameGrid::visible_deals, when); }, true, false};

} // namespace plattan::view
