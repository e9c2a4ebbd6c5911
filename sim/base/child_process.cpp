#include "base/child_process.h"

#include "base/descriptor.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace plattan {

namespace {

struct Pipe {
    Pipe()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            throw std::runtime_error(fmt::format("no pipe can be made: {}", std::strerror(errno)));
        from = Descriptor(ends[0]);
        to = Descriptor(ends[1]);
    }
    Descriptor from, to;
};

/// Reads both to their ends, whichever has something.
void read_all(Pipe& output, Pipe& errors, ProcessResult& result)
{
    std::array<pollfd, 2> waiting{{{output.from, POLLIN, 0}, {errors.from, POLLIN, 0}}};
    const std::array<std::string*, 2> texts{&result.output, &result.errors};
    std::array<char, 4096> piece{};
    for (int open = 2; open > 0;) {
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR)
            return;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (waiting[i].fd < 0 || waiting[i].revents == 0)
                continue;
            const auto count = ::read(waiting[i].fd, piece.data(), piece.size());
            if (count > 0)
                texts[i]->append(piece.data(), static_cast<std::size_t>(count));
            else if (count == 0 || errno != EINTR) {
                waiting[i].fd = -1;
                --open;
            }
        }
    }
}

} // namespace

ProcessResult run_program(const std::vector<std::string>& words)
{
    std::vector<char*> arguments;
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    Pipe output, errors;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output.to, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors.to, STDERR_FILENO);
    pid_t child = 0;
    const int error = ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ProcessResult result;
    if (error == ENOENT) {
        result.exit_code = 127;
        return result;
    }
    if (error != 0)
        throw std::runtime_error(fmt::format("{} cannot be started: {}", words.front(), std::strerror(error)));
    output.to.close();
    errors.to.close();
    read_all(output, errors, result);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

} // namespace plattan
