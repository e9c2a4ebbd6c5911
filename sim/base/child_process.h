#pragma once

#include <string>
#include <vector>

namespace plattan {

struct ProcessResult {
    int exit_code = 0; ///< 127: there is no such program; 128 and more: ended by a signal
    std::string output, errors;
};

/// Runs another program and waits for it. No shell reads the words.
/// Throws std::runtime_error where no process can be made.
ProcessResult run_program(const std::vector<std::string>& words);

} // namespace plattan
