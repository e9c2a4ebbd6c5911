#pragma once

#include "base/random.h"

#include <cstddef>

namespace plattan {

/// Puts things into an order of which each is as likely as any other (Fisher and Yates).
/// @param count of the things
/// @param exchange is called with the numbers of two that change places, which may be the same
template <class Exchange> void shuffle(std::size_t count, Draws& draws, Exchange&& exchange)
{
    for (std::size_t i = count; i > 1; --i)
        exchange(i - 1, std::size_t{draws.below(static_cast<std::uint32_t>(i))});
}

} // namespace plattan
