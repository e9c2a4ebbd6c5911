#include "visualize/model/layers/list.h"

namespace plattan::view {

/// Graffiti, damage and lamps that have failed
const Layer layers::defects{"defects", [](RunFile& run, const When& when) {
                                return sum_of_frames(run, FrameGrid::defects, {when.time, when.time}); },
                            false,     false,
                            true,      true};

} // namespace plattan::view
