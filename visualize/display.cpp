#include "visualize/display.h"

#include "base/problems.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace plattan::view {

namespace {

/// The library of X11 is loaded with SFML; it is asked without its headers. The connection stays open: a server may end with its last one.
bool answers()
{
    const char* name = std::getenv("DISPLAY");
    if (name == nullptr || *name == '\0')
        return false;
    const auto open = reinterpret_cast<void* (*)(const char*)>(::dlsym(RTLD_DEFAULT, "XOpenDisplay"));
    return open == nullptr || open(nullptr) != nullptr;
}

} // namespace

Display::Display(bool may_be_invisible)
{
    if (answers())
        return;
    const char* name = std::getenv("DISPLAY");
    const auto why =
        name == nullptr ? std::string("there is no display (DISPLAY is not set)") : fmt::format("the display '{}' cannot be opened", name);
    if (!may_be_invisible)
        throw MachineError(why + ". Pictures can be made without one: plattan view RUN.h5 --at 17:30 --export frame.png");
    start_invisible();
    if (server < 0 || !answers())
        throw MachineError(why + ", and Xvfb is missing or does not start (package xvfb)");
}

Display::~Display()
{
    if (server < 0)
        return;
    ::kill(server, SIGTERM);
    while (::waitpid(server, nullptr, 0) < 0 && errno == EINTR) {
    }
}

/// Xvfb chooses a free number and writes it down when it is ready.
void Display::start_invisible()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return;
    server = ::fork();
    if (server == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        ::setpgid(0, 0); // an interruption from the keyboard is for the one that draws
        const int nowhere = ::open("/dev/null", O_RDWR);
        for (const int standard : {0, 1, 2})
            ::dup2(nowhere, standard);
        const auto number = std::to_string(::dup(ends[1])); // stays open in the other program
        ::execlp("Xvfb", "Xvfb", "-displayfd", number.c_str(), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset", nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    std::string number;
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';)
        number += c;
    ::close(ends[0]);
    if (number.empty()) {
        if (server > 0)
            ::waitpid(server, nullptr, 0);
        server = -1;
        return;
    }
    ::setenv("DISPLAY", (":" + number).c_str(), 1);
}

} // namespace plattan::view
