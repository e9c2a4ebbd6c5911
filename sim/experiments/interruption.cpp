#include "experiments/interruption.h"

#include <csignal>
#include <unistd.h>

namespace plattan {

namespace {

volatile std::sig_atomic_t raised = 0;

/// The kernel sends SIGXFSZ in this process's own name when a write goes beyond the limit. That write fails, and whoever wrote tells it; what is
/// kept in a cache may fail without harm.
extern "C" void raise_flag(int number, siginfo_t* sent, void*)
{
    if (number != SIGXFSZ || sent->si_pid != ::getpid())
        raised = 1;
}

bool is_ignored(int number)
{
    struct sigaction present {};
    return ::sigaction(number, nullptr, &present) == 0 && present.sa_handler == SIG_IGN;
}

} // namespace

void catch_interruptions()
{
    struct sigaction action {};
    action.sa_sigaction = raise_flag;
    action.sa_flags = SA_RESTART | SA_SIGINFO;
    // What cluster systems and terminals send before they kill, and the limits of time and of the size of files.
    for (const int number : {SIGINT, SIGTERM, SIGUSR1, SIGUSR2, SIGHUP, SIGXCPU, SIGXFSZ})
        if (number != SIGHUP || !is_ignored(number)) // nohup wants it ignored
            ::sigaction(number, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN); // nobody reads the progress any more: no reason to lose the run
}

bool interrupted() { return raised != 0; }

} // namespace plattan
