#include "commands/processor_time.h"

#include <ctime>

namespace plattan::commands {

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

} // namespace plattan::commands
