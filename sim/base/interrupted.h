#pragma once

#include <functional>
#include <stdexcept>

namespace plattan {

/// Long work ended early because it was asked to: exit code 130.
class Interrupted : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Long work asks it again and again, from any of its threads, and ends early where it says true. Empty: the work is never asked to end.
using StopRequested = std::function<bool()>;

inline bool is_requested(const StopRequested& stop) { return stop && stop(); }

} // namespace plattan
