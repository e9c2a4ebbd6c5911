#pragma once

#include <stdexcept>

namespace plattan {

/// SIGINT or SIGTERM: exit code 130.
class Interrupted : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// From now on SIGINT and SIGTERM only raise a flag that long work looks at between ticks.
void catch_interruptions();
bool interrupted();

} // namespace plattan
