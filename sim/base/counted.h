#pragma once

#include <cstddef>
#include <string>

namespace plattan {

/// "1 run", "3 runs".
std::string counted(std::size_t count, const std::string& one);

} // namespace plattan
