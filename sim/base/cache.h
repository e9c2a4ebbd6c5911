#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plattan {

// What takes long to compute and follows from its name alone, kept for the next time in $XDG_CACHE_HOME/plattan or
// ~/.cache/plattan. Where there is no such folder, or it cannot be written to, nothing is kept.

std::optional<std::vector<std::uint8_t>> from_cache(const std::string& name);
void to_cache(const std::string& name, const std::vector<std::uint8_t>& bytes);

/// Of this program as it was built: a part of every name in the cache.
std::uint64_t hash_of_program(std::uint64_t seed = 0);

} // namespace plattan
