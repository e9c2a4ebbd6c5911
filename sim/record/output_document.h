#pragma once

#include <string>

namespace plattan {

/// docs/output.md: what a run file holds, from the declarations that write it.
std::string output_as_markdown();

} // namespace plattan
