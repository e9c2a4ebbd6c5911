#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace plattan {

/// Where in the user's input something stands. Lines and columns count from 1; 0 means "the whole file".
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    /// "file:line:column", or "file" where there is no line.
    std::string text() const;
};

/// One thing that is wrong with the input: what is wrong, what is allowed.
struct Problem {
    Place place;
    std::string message;

    std::string text() const;
};

/// Gathers everything that is wrong, so that the user sees all of it at once.
class Problems {
public:
    void add(Place place, const std::string& message);
    bool empty() const { return list.empty(); }
    std::size_t size() const { return list.size(); }

    /// In order of file, line and column; one line each.
    std::vector<Problem> sorted() const;
    std::string text() const;

    /// Throws InputError where anything is wrong.
    void stop_if_any() const;

private:
    std::vector<Problem> list;
};

/// The input or the words are wrong: exit code 2.
class InputError : public std::runtime_error {
public:
    explicit InputError(const Problems& problems) : std::runtime_error(problems.text()) {}
    explicit InputError(const std::string& message) : std::runtime_error(message) {}
};

/// The machine lacks something: exit code 3.
class MachineError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What the message says of an error: its own words, or plain ones where a library has none.
std::string reason_of(const std::exception& error);

/// Says on the standard error what was thrown, and gives the exit code for it: 2 where the input or the words are wrong,
/// 3 where the machine lacks something, 1 for everything else.
int report(const std::exception& error);

/// The known word nearest to a misspelt one, or "" where none is near.
std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

/// "unknown key 'x'; did you mean 'y'?" with the list of what is allowed.
std::string unknown_word(std::string_view what, std::string_view word, const std::vector<std::string>& known);

} // namespace plattan
