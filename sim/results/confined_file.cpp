#include "results/confined_file.h"

#include "base/archive.h"
#include "base/problems.h"
#include "results/inspected_file.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace plattan {

namespace {

constexpr rlim_t spare_memory = 384U << 20U;           ///< beyond what this process has (unit: byte)
constexpr time_t seconds_for_a_question = 2;           ///< of the processor
constexpr std::uint64_t largest_message = 256U << 20U; ///< (unit: byte)

bool send_all(int socket, const void* data, std::size_t size)
{
    const auto* bytes = static_cast<const char*>(data);
    while (size > 0) {
        const ssize_t sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR)
            return false;
        bytes += std::max<ssize_t>(sent, 0);
        size -= static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
    }
    return true;
}

bool receive_all(int socket, void* data, std::size_t size)
{
    auto* bytes = static_cast<char*>(data);
    while (size > 0) {
        const ssize_t got = ::recv(socket, bytes, size, 0);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        bytes += std::max<ssize_t>(got, 0);
        size -= static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    }
    return true;
}

template <class Message> bool send_message(int socket, Message message)
{
    StateWriter writer;
    writer(message);
    const std::uint64_t size = writer.bytes.size();
    return send_all(socket, &size, sizeof size) && send_all(socket, writer.bytes.data(), writer.bytes.size());
}

template <class Message> bool receive_message(int socket, Message& message)
{
    std::uint64_t size = 0;
    if (!receive_all(socket, &size, sizeof size) || size > largest_message)
        return false;
    std::vector<std::uint8_t> bytes(size);
    if (!receive_all(socket, bytes.data(), bytes.size()))
        return false;
    StateReader reader(bytes);
    reader(message);
    return true;
}

rlim_t memory_in_use()
{
    std::ifstream status("/proc/self/statm");
    rlim_t pages = 0;
    status >> pages;
    return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

/// Never above what holds already.
void limit(__rlimit_resource resource, rlim_t most)
{
    rlimit limits{};
    ::getrlimit(resource, &limits);
    limits.rlim_cur = std::min(limits.rlim_cur, most);
    limits.rlim_max = std::min(limits.rlim_max, most);
    ::setrlimit(resource, &limits);
}

/// One question may not take longer than this; a file whose lists bite their own tails would be read for ever.
void begin_question()
{
    itimerval timer{};
    timer.it_value.tv_sec = seconds_for_a_question;
    ::setitimer(ITIMER_PROF, &timer, nullptr);
}

void confine(int socket)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int signal : {SIGPROF, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGPIPE, SIGTERM, SIGHUP})
        ::signal(signal, SIG_DFL);
    ::signal(SIGINT, SIG_IGN); // this process ends with the one that asks
    // What libraries say while they crash is no word to the user.
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int standard : {0, 1, 2})
        ::dup2(nowhere, standard);
    if (socket > 3)
        ::close_range(3, static_cast<unsigned>(socket) - 1, 0);
    ::close_range(static_cast<unsigned>(socket) + 1, ~0U, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_AS, memory_in_use() + spare_memory);
}

FileAnswer fault(const std::string& why)
{
    FileAnswer answer;
    answer.fault = why;
    return answer;
}

/// The other process: answers until nobody asks any more.
[[noreturn]] void serve(int socket, const std::string& path, std::uint64_t file_size)
{
    try {
        confine(socket);
        begin_question();
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
        const InspectedFile file(path, file_size);
        limit(RLIMIT_NOFILE, 0);
        send_message(socket, FileAnswer{});
        for (FileQuestion question; receive_message(socket, question);) {
            begin_question();
            if (!send_message(socket, file.answer(question)))
                break;
        }
    } catch (const std::exception&) {
        send_message(socket, fault("HDF5 cannot open it"));
    }
    ::_exit(0);
}

/// The allocator of GCC 12's address sanitizer is not made ready for a fork: where another thread that has just begun allocates at that moment, the
/// child waits for ever. The allocator of the C library is, so that nothing is done in other builds.
void let_threads_settle()
{
#ifdef __SANITIZE_ADDRESS__
    constexpr useconds_t begun_by_then = 50'000; // numerical: a thread has begun, and waits for work (unit: us)
    ::usleep(begun_by_then);
#endif
}

} // namespace

ConfinedFile::ConfinedFile(const std::filesystem::path& path, std::uint64_t file_size)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        throw MachineError(fmt::format("no process can be made to read {}: {}", path.string(), std::strerror(errno)));
    const auto name = path.string();
    let_threads_settle();
    process = ::fork();
    if (process == 0)
        serve(ends[1], name, file_size);
    ::close(ends[1]);
    socket = ends[0];
    if (process < 0) {
        const int reason = errno;
        ::close(socket);
        throw MachineError(fmt::format("no process can be made to read {}: {}", path.string(), std::strerror(reason)));
    }
    try {
        receive();
    } catch (...) {
        end();
        throw;
    }
}

ConfinedFile::~ConfinedFile() { end(); }

FileAnswer ConfinedFile::ask(const FileQuestion& question)
{
    if (socket < 0 || !send_message(socket, question))
        explain_end();
    return receive();
}

FileAnswer ConfinedFile::receive()
{
    FileAnswer answer;
    if (!receive_message(socket, answer))
        explain_end();
    if (!answer.fault.empty())
        throw std::runtime_error(answer.fault);
    return answer;
}

void ConfinedFile::explain_end()
{
    int status = 0;
    if (process > 0) {
        ::shutdown(socket, SHUT_RDWR); // should it still be there, it ends now
        while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
        }
        process = -1;
    }
    end();
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
        throw std::runtime_error("reading it does not come to an end");
    throw std::runtime_error("HDF5 cannot read it");
}

void ConfinedFile::end()
{
    if (socket >= 0)
        ::close(socket);
    socket = -1;
    if (process > 0) {
        ::kill(process, SIGKILL);
        int status = 0;
        while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
        }
    }
    process = -1;
}

} // namespace plattan
