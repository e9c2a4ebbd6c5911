#include "commands/sweep_progress.h"

#include "commands/progress.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

namespace plattan::commands {

namespace {

constexpr auto between_lines = std::chrono::minutes(1);

/// "18:05", with the date where that is another day.
std::string clock_text(std::chrono::system_clock::time_point then)
{
    const auto now = fmt::localtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())),
               at = fmt::localtime(std::chrono::system_clock::to_time_t(then));
    const bool today = now.tm_yday == at.tm_yday && now.tm_year == at.tm_year;
    return today ? fmt::format("{:%H:%M}", at) : fmt::format("{:%Y-%m-%d %H:%M}", at);
}

} // namespace

SweepProgress::SweepProgress(bool quiet) : quiet(quiet), terminal(isatty(STDERR_FILENO) != 0), begun(Time::now()), told(begun - between_lines) {}

void SweepProgress::show(std::size_t done, std::size_t all)
{
    if (quiet)
        return;
    const auto now = Time::now();
    if (!any)
        done_at_first = done - 1; // this run was the first
    any = true;
    if (!terminal && now - told < between_lines && done < all)
        return;
    told = now;
    const double elapsed = std::chrono::duration<double>(now - begun).count();
    const double left = elapsed / static_cast<double>(done - done_at_first) * static_cast<double>(all - done);
    const auto end = std::chrono::system_clock::now() + std::chrono::seconds(static_cast<long>(left));
    const auto text = done < all ? fmt::format("{} of {} runs, {} left, until {}", done, all, duration_text(left), clock_text(end))
                                 : fmt::format("{} of {} runs in {}", done, all, duration_text(elapsed));
    say(terminal ? "\r\x1b[K" + text : text + "\n");
}

void SweepProgress::finish()
{
    if (!quiet && terminal && any)
        say("\n");
}

} // namespace plattan::commands
