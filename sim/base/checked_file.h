#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace plattan {

/// Bytes with a checksum before them, written beside the file and renamed, so that nobody ever sees half of it.
void write_checked_file(const std::filesystem::path& path, const std::vector<std::uint8_t>& bytes);

/// Nothing where there is no such file or it is damaged.
std::optional<std::vector<std::uint8_t>> read_checked_file(const std::filesystem::path& path);

/// Finds differences, protects against nobody.
std::uint64_t hash_of_text(std::string_view text, std::uint64_t seed = 0);

} // namespace plattan
