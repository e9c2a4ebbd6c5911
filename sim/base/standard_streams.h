#pragma once

namespace plattan {

/// Makes the three standard streams safe to have, before anything is opened. Where one is closed, the next file or socket would take its number, and
/// what is printed would go there: /dev/null takes its place, and what is printed to a closed output counts as not written. That a file
/// would grow beyond the limit is told by the write that fails, and ends no program.
void prepare_streams();

/// What is printed waits in a buffer: where the last of it cannot be written (a full disk), the command did not do what it says. Throws
/// std::runtime_error with the reason.
void say_all();

/// The same at the end of a program that had nothing to do but to print: 0, or the exit code of the failure, which is told.
int exit_code_of_words();

} // namespace plattan
