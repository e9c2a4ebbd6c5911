#include "base/processors.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <sched.h>
#include <sstream>
#include <string>
#include <thread>

namespace plattan {

namespace {

/// The processors this process is bound to, as taskset and cluster systems set it.
int bound_to()
{
    for (int most = 1024; most <= 1 << 16; most *= 4) { // the kernel refuses a set smaller than its own
        cpu_set_t* set = CPU_ALLOC(static_cast<std::size_t>(most));
        const std::size_t size = CPU_ALLOC_SIZE(static_cast<std::size_t>(most));
        const bool known = set != nullptr && sched_getaffinity(0, size, set) == 0;
        const int count = known ? CPU_COUNT_S(size, set) : 0;
        CPU_FREE(set);
        if (known)
            return count;
    }
    return static_cast<int>(std::thread::hardware_concurrency());
}

/// Microseconds in each period of so many; `max` or a negative quota is no limit.
std::optional<int> as_processors(const std::string& quota, const std::string& period)
{
    try {
        const double allowed = std::stod(quota), every = std::stod(period);
        if (allowed > 0 && every > 0)
            return std::max(1, static_cast<int>(std::ceil(allowed / every)));
    } catch (const std::exception&) { // "max"
    }
    return std::nullopt;
}

std::optional<int> limit_of_version_2(const std::filesystem::path& group)
{
    std::ifstream file(group / "cpu.max");
    std::string quota, period;
    return file >> quota >> period ? as_processors(quota, period) : std::nullopt;
}

std::optional<int> limit_of_version_1(const std::filesystem::path& group)
{
    std::ifstream quota_file(group / "cpu.cfs_quota_us"), period_file(group / "cpu.cfs_period_us");
    std::string quota, period;
    return quota_file >> quota && period_file >> period ? as_processors(quota, period) : std::nullopt;
}

bool has_word(const std::string& list, const std::string& word)
{
    std::istringstream words(list);
    for (std::string one; std::getline(words, one, ',');)
        if (one == word)
            return true;
    return false;
}

} // namespace

std::optional<int> processors_by_control_group(const std::filesystem::path& membership, const std::filesystem::path& groups)
{
    std::optional<int> least;
    const auto consider = [&](std::optional<int> limit) {
        if (limit)
            least = std::min(least.value_or(*limit), *limit);
    };
    std::ifstream file(membership);
    for (std::string line; std::getline(file, line);) { // "number:controllers:/path"; version 2 names no controllers
        const auto first = line.find(':'), second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos)
            continue;
        const std::string controllers = line.substr(first + 1, second - first - 1);
        const bool version_2 = controllers.empty();
        if (!version_2 && !has_word(controllers, "cpu"))
            continue;
        // A group is bound by those above it too. Inside a container the path may be the one outside; then only the root is there.
        auto path = std::filesystem::path(line.substr(second + 1)).lexically_normal().relative_path();
        while (true) {
            if (version_2)
                consider(limit_of_version_2(groups / path));
            else
                for (const auto& mounted : {std::string("cpu"), controllers})
                    consider(limit_of_version_1(groups / mounted / path));
            if (path.empty())
                break;
            path = path.parent_path();
        }
    }
    return least;
}

int usable_processors()
{
    return std::max(1, std::min(bound_to(), processors_by_control_group("/proc/self/cgroup", "/sys/fs/cgroup").value_or(bound_to())));
}

double processor_seconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

} // namespace plattan
