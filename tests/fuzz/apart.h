#pragma once

#include <functional>
#include <string>

namespace plattan::fuzz {

/// Calls `what` in a process of its own. A crash inside of a library counts for nothing, nor does a loop without an end; every other finding ends
/// this process as well. What the other process covered is told to libFuzzer, which sees only this one otherwise.
/// @param library part of the name of its file
void apart_from(const std::string& library, const std::function<void()>& what);

} // namespace plattan::fuzz
