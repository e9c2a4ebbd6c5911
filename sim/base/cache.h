#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plattan {

// What takes long to compute and follows from its name alone, kept for the next time in $XDG_CACHE_HOME/plattan or
// ~/.cache/plattan. Where there is no such folder, or it cannot be written to, or the environment says PLATTAN_CACHE=off, nothing is kept.
// The folder holds at most `largest_cache`; what was not asked for longest is removed first.

inline constexpr std::uintmax_t largest_cache = 512U << 20U; ///< (unit: bytes)

std::optional<std::vector<std::uint8_t>> from_cache(const std::string& name);
void to_cache(const std::string& name, const std::vector<std::uint8_t>& bytes);

/// Removes files from a folder until no more than `limit` bytes are left in it, the ones that were changed longest ago first.
void trim_folder(const std::filesystem::path& folder, std::uintmax_t limit);

} // namespace plattan
