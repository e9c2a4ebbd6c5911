#pragma once

#include <utility>
#include <vector>

namespace plattan {

/// One of a weighted list, by a uniform draw; nothing where the list is empty.
template <class T> const T* pick(const std::vector<std::pair<T, double>>& weighted, double uniform)
{
    double sum = 0;
    for (const auto& entry : weighted)
        sum += entry.second;
    double below = 0;
    for (const auto& entry : weighted)
        if ((below += entry.second) > uniform * sum)
            return &entry.first;
    return weighted.empty() ? nullptr : &weighted.back().first;
}

} // namespace plattan
