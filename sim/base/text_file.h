#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace plattan {

/// The whole text of a file. Throws InputError where it is missing, no file, or larger than the limit.
std::string read_text_file(const std::filesystem::path& path, std::uintmax_t limit = 64U << 20U);

/// Writes beside the file, waits for the disk and renames, so that nobody ever sees half of it; a file of that name stays as it was where
/// this fails. Devices and pipes are written to directly. Throws WriteFailure.
void write_text_file(const std::filesystem::path& path, std::string_view text);

} // namespace plattan
