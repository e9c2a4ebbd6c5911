#pragma once

#include <stdexcept>

namespace plattan {

/// A signal asked for the end: exit code 130.
class Interrupted : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// From now on SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU and SIGXFSZ only raise a flag that long work looks at between ticks, and
/// SIGPIPE is ignored. A write beyond the limit of the size of files does not interrupt; it fails with an error.
void catch_interruptions();
bool interrupted();

} // namespace plattan
