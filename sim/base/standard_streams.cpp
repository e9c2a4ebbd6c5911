#include "base/standard_streams.h"

#include "base/problems.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <stdexcept>
#include <unistd.h>

namespace plattan {

void prepare_streams()
{
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(number, F_GETFD) == -1 && errno == EBADF)
            // Open for reading alone: a write to it fails as one to a closed descriptor does. The lowest free number is this one.
            static_cast<void>(::open("/dev/null", number == STDERR_FILENO ? O_RDWR : O_RDONLY));
    std::signal(SIGXFSZ, SIG_IGN);
}

void say_all()
{
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        throw std::runtime_error(fmt::format("cannot write to the standard output: {}", std::strerror(errno)));
}

int exit_code_of_words()
{
    try {
        say_all();
        return 0;
    } catch (const std::exception& failure) {
        return report(failure);
    }
}

} // namespace plattan
