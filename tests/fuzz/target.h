#pragma once

#include "base/problems.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

/// What libFuzzer, and `replay.cpp` where there is none, call with the bytes of one file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// What the targets share. A target reads one input as its reader does, and ends the program where a promise is broken; that is a finding
/// as a crash is one.
namespace plattan::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

/// A folder of this process, which is gone after it. It holds the small square of tests/fuzz/square.
const std::filesystem::path& folder();

/// Writes a file into that folder.
std::filesystem::path write(const std::string& name, std::string_view text);

/// Ends the program with a sentence where something does not hold that the reader promises.
void promise(bool holds, const std::string& broken);

/// Every problem names a file, a line and a column of it, and says something that fits on a line of a terminal.
void promise_places(const Problems& problems);

} // namespace plattan::fuzz
