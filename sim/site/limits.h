#pragma once

#include "site/features.h"

#include <cstddef>
#include <cstdint>

namespace plattan {

/// How large a site may be. Files come by mail: each limit is held against the file before any work is done, and each is far above
/// what a place of 650 m has. docs/site.md lists them.

inline constexpr std::uintmax_t largest_site_file = 16U << 20U; ///< room for all points and features with every digit (unit: bytes)
inline constexpr std::size_t most_features = 20'000;
inline constexpr std::size_t most_points = 200'000;
inline constexpr std::size_t most_corners = 20'000;        ///< of walkable areas, obstacles and screens: the walls follow from them
inline constexpr std::size_t most_corners_of_ring = 5'000; ///< a ring is compared side by side with itself
inline constexpr std::size_t most_crossings = 20'000;      ///< of outlines of obstacles with each other: each makes new corners, and often a yard
inline constexpr std::size_t most_goals = 200;             ///< gates and links: a field of distances over the whole site is kept for each
inline constexpr std::size_t most_parts = 500;             ///< walkable areas and zones: named together in an attribute, which holds 64 KiB
inline constexpr std::size_t most_nodes = 100;             ///< whoever deals elsewhere keeps the number of the node in one byte
inline constexpr std::size_t most_pieces = 2'000;          ///< of each other kind: seats, bins, luminaires, doors, cameras, edges, routes, ...

// numerical: of the walkable ground: positions are stored in 16 bits of a centimetre (unit: m)
inline constexpr float least_extent = 5, largest_extent = 650;
inline constexpr float largest_distance_around = 1000; // numerical: of any point from the walkable ground (unit: m)

/// Holds a site that was read against these limits.
void check_limits(const Features& features, Problems& problems);

} // namespace plattan
