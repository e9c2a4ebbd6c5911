#include "locomotion/crowd.h"

#include <algorithm>
#include <cmath>

namespace plattan {

Crowd::Crowd(Vec2 low, Vec2 high)
    : columns(std::max(1, static_cast<int>(std::ceil((high.x - low.x) / cell_width)))),
      rows(std::max(1, static_cast<int>(std::ceil((high.y - low.y) / reach)))), origin(low)
{
}

std::size_t Crowd::cell_at(Vec2 p) const
{
    const int column = std::clamp(static_cast<int>((p.x - origin.x) / cell_width), 0, columns - 1);
    const int row = std::clamp(static_cast<int>((p.y - origin.y) / reach), 0, rows - 1);
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
}

void Crowd::sort(const People& people)
{
    const std::size_t n = people.present.size();
    begin.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) + 2, 0);
    source_cell.resize(n);
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < n; ++i) {
        source_cell[i] = static_cast<std::uint32_t>(cell_at(people.position[people.present[i].index]));
        most = std::max(most, ++begin[source_cell[i] + 2]);
    }
    fullest_cell = most;
    for (std::size_t c = 2; c < begin.size(); ++c)
        begin[c] += begin[c - 1];
    present_index.resize(n);
    cell_of.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t slot = begin[source_cell[i] + 1]++;
        cell_of[slot] = source_cell[i];
        present_index[slot] = static_cast<std::uint32_t>(i);
    }
    for (auto* column : {&x, &y, &velocity_x, &velocity_y, &direction_x, &direction_y, &speed, &blocked, &radius, &solid, &gap, &file, &away_x,
                         &away_y, &chosen_x, &chosen_y, &next_radius, &pace})
        column->resize(n);
    activity.resize(n);
    crowded.assign(n, 0);
}

} // namespace plattan
