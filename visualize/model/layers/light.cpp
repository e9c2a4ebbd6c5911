#include "visualize/model/layers/list.h"

namespace plattan::view {

/// Horizontal illuminance by the lamps that burn (unit: lx)
const Layer layers::light{
    "light", [](RunFile& run, const When& when) {
                              return sum_of_frames(run, FrameGrid::lamps, {when.time, when.time}); }, false, false, false, true};

} // namespace plattan::view
