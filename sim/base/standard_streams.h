#pragma once

namespace plattan {

/// Makes the three standard streams safe to have, before anything is opened. Where one is closed, the next file or socket would take its number, and
/// what is printed would go there: /dev/null takes its place, and what is printed to a closed output counts as not written. A file that grows beyond
/// the limit, and a pipe that nobody reads any more, are told by the write that fails and end no program.
void prepare_streams();

/// What is printed waits in a buffer: where the last of it cannot be written (a full disk), the command did not do what it says. Throws
/// std::runtime_error with the reason.
void say_all();

} // namespace plattan
