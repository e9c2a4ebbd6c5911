#pragma once

#include <cstddef>

namespace plattan {

inline constexpr std::size_t most_shards = 1'000'000;

/// A part of a study: runs that stand together in its design, so that they share what can be shared.
struct Shard {
    std::size_t number = 1, of = 1; ///< from 1

    std::size_t begin(std::size_t runs) const { return (number - 1) * runs / of; }
    std::size_t end(std::size_t runs) const { return number * runs / of; }
};

} // namespace plattan
