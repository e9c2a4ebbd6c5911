#include "visualize/model/layers/list.h"

namespace plattan::view {

namespace {

Field litter_at(RunFile& run, const When& when)
{
    auto items = sum_of_frames(run, FrameGrid::litter, {when.time, when.time});
    if (!run.lattice())
        return items;
    const float cell = run.lattice()->cell;
    for (float& value : items.cells)
        value *= 10 / (cell * cell);
    return items;
}

} // namespace

/// Items on the ground per 10 m2.
const Layer layers::litter{"litter", litter_at, false, false, false, true};

} // namespace plattan::view
