#include "base/counted.h"

#include <fmt/format.h>

namespace plattan {

std::string counted(std::size_t count, const std::string& one) { return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s"); }

} // namespace plattan
