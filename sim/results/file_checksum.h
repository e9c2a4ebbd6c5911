#pragma once

#include <cstdint>
#include <filesystem>

namespace plattan {

/// The checksum of a result file finds what disks, copies and networks change by accident; it protects against nobody.
///
/// It stands in a record of 24 bytes behind the end that the file states for itself: the word `plattan#`, the number of bytes
/// before the record and their XXH3 sum of 64 bits, both with the lowest byte first. HDF5, h5py and h5dump do not look there. A
/// program that changes the file through HDF5 cuts the record off, so that a file somebody has changed on purpose has none, while
/// a copy keeps it. A file that holds anything else behind the end it states was torn or added to there.
enum class Checksum : std::uint8_t { none, right, wrong, torn };

/// Appends the record to a file that is closed and whole, and waits for the disk. Throws WriteFailure, or std::runtime_error where the file
/// cannot be read.
void write_checksum(const std::filesystem::path& path);

/// Reads all bytes once. Throws std::runtime_error where they cannot be read.
/// @param descriptor of the file, open for reading
Checksum check_checksum(int descriptor);

} // namespace plattan
