#pragma once

#include "base/interrupted.h"

namespace plattan {

/// From now on SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU and SIGXFSZ only raise a flag that long work looks at between ticks, and
/// SIGPIPE is ignored. A write beyond the limit of the size of files does not interrupt; it fails with an error.
void catch_interruptions();

/// True once such a signal has come: what the commands hand to long work as its StopRequested.
bool interrupted();

} // namespace plattan
