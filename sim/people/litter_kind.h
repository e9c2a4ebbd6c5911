#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace plattan {

/// What lies on the ground, by what it takes to remove it.
enum class LitterKind : std::uint8_t {
    other,       ///< paper, plastic, metal
    butt,        ///< a loose cigarette butt
    lodged_butt, ///< a butt in a joint of the paving, out of reach of pickers and vacuums
};

inline bool is_butt(LitterKind kind) { return kind != LitterKind::other; }

/// One figure for each kind of litter, for instance the chance that a tool takes an item.
template <class Value> struct ByLitterKind {
    std::array<Value, 3> values{};

    Value& operator[](LitterKind kind) { return values[static_cast<std::size_t>(kind)]; }
    Value operator[](LitterKind kind) const { return values[static_cast<std::size_t>(kind)]; }
};

using TakenShares = ByLitterKind<float>;
/// The same share of every kind.
constexpr TakenShares takes_share(double share)
{
    const auto each = static_cast<float>(share);
    return {{each, each, each}};
}
inline constexpr TakenShares takes_all = takes_share(1);

} // namespace plattan
