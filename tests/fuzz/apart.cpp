#include "fuzz/apart.h"

#include "fuzz/target.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <sanitizer/asan_interface.h>
#include <span>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

// Clang counts there what was covered; GCC does not.
extern "C" {
extern std::uint8_t __start___sancov_cntrs[] __attribute__((weak, visibility("hidden")));
extern std::uint8_t __stop___sancov_cntrs[] __attribute__((weak, visibility("hidden")));
}

/// A crash by a signal is reported with the names of the files in which it was, because whose it is depends on them. Memory is refused as it is
/// in the confined process.
extern "C" const char* __asan_default_options() { return "handle_abort=1:symbolize=0:allocator_may_return_null=1:max_allocation_size_mb=384"; }

namespace plattan::fuzz {

namespace {

constexpr time_t seconds_for_a_file = 4; ///< of the processor

std::span<std::uint8_t> counters() { return {__start___sancov_cntrs, static_cast<std::size_t>(__stop___sancov_cntrs - __start___sancov_cntrs)}; }

/// Counters that both processes see.
std::span<std::uint8_t> shared_counters()
{
    static const std::size_t size = counters().size();
    static void* const memory = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    promise(memory != MAP_FAILED, "there is memory for the counters");
    return {static_cast<std::uint8_t*>(memory), size};
}

std::string& library_apart()
{
    static std::string name;
    return name;
}

/// True where one of the first three frames outside of the C library lies in the library, or in zlib, which it calls. Up to two are the
/// sanitizer's own, where it is asked to free what nobody allocated.
bool is_in(const std::string& library, std::string_view report)
{
    int seen = 0;
    for (auto at = report.find("    #0 "); at < report.size() && seen < 3;) {
        const auto line = report.substr(at, report.find('\n', at) - at);
        if (line.find("    #") != 0)
            break;
        if (line.find(library) != std::string_view::npos || line.find("/libz.so") != std::string_view::npos)
            return true;
        seen += line.find("/libc.so") == std::string_view::npos;
        at += line.size() + 1;
    }
    return false;
}

void end_where_it_is_known(const char* report)
{
    std::copy(counters().begin(), counters().end(), shared_counters().begin());
    if (is_in(library_apart(), report))
        ::_exit(0);
}

} // namespace

void apart_from(const std::string& library, const std::function<void()>& what)
{
    library_apart() = library;
    const auto shared = shared_counters();
    std::fill(shared.begin(), shared.end(), std::uint8_t{0});
    const pid_t process = ::fork();
    promise(process >= 0, "there is a process for the file");
    if (process == 0) {
        ::signal(SIGPROF, SIG_DFL);
        itimerval timer{};
        timer.it_value.tv_sec = seconds_for_a_file;
        ::setitimer(ITIMER_PROF, &timer, nullptr);
        __asan_set_error_report_callback(end_where_it_is_known);
        const auto own = counters();
        std::fill(own.begin(), own.end(), std::uint8_t{0});
        what();
        std::copy(own.begin(), own.end(), shared.begin());
        ::_exit(0);
    }
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    const auto own = counters();
    for (std::size_t i = 0; i < own.size(); ++i)
        own[i] = std::max(own[i], shared[i]);
    const bool without_end = WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF;
    promise(without_end || (WIFEXITED(status) && WEXITSTATUS(status) == 0), "the file is read without a crash outside of " + library);
}

} // namespace plattan::fuzz
