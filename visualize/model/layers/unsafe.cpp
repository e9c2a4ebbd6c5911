#include "visualize/model/layers/list.h"

#include <cmath>

namespace plattan::view {

namespace {

/// The mean weighs every look around; where nobody looked nothing is known. Looks of the cells around count too: one cell alone is a lottery.
Field unsafe_at(RunFile& run, const When& when)
{
    constexpr float least_looks = 3;
    const auto frame = run.frame_at(when.time);
    if (!frame || !run.lattice())
        return Known::outside;
    const auto& lattice = *run.lattice();
    std::vector<float> looks(lattice.size(), 0), weighted(lattice.size(), 0);
    const auto& times = run.frame_times();
    std::size_t first = *frame;
    while (first > 0 && times[first] > when.since)
        --first;
    Known known = Known::here;
    for (std::size_t i = first; i <= *frame; ++i) {
        const auto number = run.frame(FrameGrid::looks, i), share = run.frame(FrameGrid::unsafe, i);
        for (const auto& [grid, block] : {std::pair(FrameGrid::looks, &number), std::pair(FrameGrid::unsafe, &share)})
            if (!*block && known != Known::damaged)
                known = known_without(run, grid, i);
        if (known != Known::here)
            continue;
        for (std::size_t c = 0; c < lattice.size(); ++c)
            if (!std::isnan((*share)[c])) {
                looks[c] += (*number)[c];
                weighted[c] += (*number)[c] * (*share)[c];
            }
    }
    if (known != Known::here)
        return known;
    Cells mean(lattice.size(), std::nanf(""));
    for (int row = 0; row < lattice.height; ++row)
        for (int column = 0; column < lattice.width; ++column) {
            float count = 0, sum = 0;
            for (int y = std::max(0, row - 1); y <= std::min(lattice.height - 1, row + 1); ++y)
                for (int x = std::max(0, column - 1); x <= std::min(lattice.width - 1, column + 1); ++x) {
                    count += looks[lattice.index(x, y)];
                    sum += weighted[lattice.index(x, y)];
                }
            if (count >= least_looks)
                mean[lattice.index(column, row)] = sum / count;
        }
    return mean;
}

} // namespace

/// Mean P(unsafe) of the visitors who looked around here, over 3 by 3 cells.
const Layer layers::unsafe{"unsafe", unsafe_at, false, false};

} // namespace plattan::view
