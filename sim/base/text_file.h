#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace plattan {

inline constexpr std::uintmax_t largest_text_file = 64U << 20U; ///< (unit: bytes)

/// The whole text of a regular file, or nothing, and then in `why_not` the reason. Folders, pipes and devices are never read,
/// and opening one never waits: paths stand in files that come by mail.
std::optional<std::string> text_of_file(const std::filesystem::path& path, std::string& why_not, std::uintmax_t limit = largest_text_file);

/// The same. Throws InputError with the reason.
std::string read_text_file(const std::filesystem::path& path, std::uintmax_t limit = largest_text_file);

/// Writes beside the file, waits for the disk and renames, so that nobody ever sees half of it; a file of that name stays as it was where
/// this fails. Devices and pipes are written to directly. Throws WriteFailure.
void write_text_file(const std::filesystem::path& path, std::string_view text);

} // namespace plattan
