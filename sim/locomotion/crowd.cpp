#include "locomotion/crowd.h"

#include <algorithm>
#include <cmath>

namespace plattan {

Crowd::Crowd(Vec2 low, Vec2 high)
    : columns(std::max(1, static_cast<int>(std::ceil((high.x - low.x) / cell_width)))),
      rows(std::max(1, static_cast<int>(std::ceil((high.y - low.y) / reach)))), origin(low)
{
}

void Crowd::sort(const People& people)
{
    const std::size_t n = people.present.size();
    begin.resize(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) + 2);
    source_cell.resize(n);
    // Few cells hold anybody: only their stretches are counted and summed one by one, the others are filled with what the sum is there.
    constexpr std::size_t stretch = 16;
    stretch_count.assign(begin.size() / stretch + 1, 0);
    const auto first_of = [&](std::size_t which) { return begin.begin() + static_cast<std::ptrdiff_t>(std::min(which * stretch, begin.size())); };
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Vec2 position = people.position[people.present[i].index];
        source_cell[i] = static_cast<std::uint32_t>(cell(column_at(position.x), row_at(position.y)));
        const std::size_t count_at = source_cell[i] + std::size_t{2}, which = count_at / stretch;
        if (stretch_count[which]++ == 0)
            std::fill(first_of(which), first_of(which + 1), 0U);
        most = std::max(most, ++begin[count_at]);
    }
    fullest_cell = most;
    std::uint32_t sum = 0;
    for (std::size_t which = 0; which < stretch_count.size(); ++which)
        if (stretch_count[which] == 0)
            std::fill(first_of(which), first_of(which + 1), sum);
        else
            for (auto it = first_of(which); it != first_of(which + 1); ++it)
                *it = sum += *it;
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
