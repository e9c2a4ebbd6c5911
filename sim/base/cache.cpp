#include "base/cache.h"

#include "base/checked_file.h"

#include <cstdlib>

namespace plattan {

namespace {

std::filesystem::path folder()
{
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0')
        return std::filesystem::path(cache) / "plattan";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return std::filesystem::path(home) / ".cache/plattan";
    return {};
}

} // namespace

std::optional<std::vector<std::uint8_t>> from_cache(const std::string& name)
{
    return folder().empty() ? std::nullopt : read_checked_file(folder() / name);
}

void to_cache(const std::string& name, const std::vector<std::uint8_t>& bytes)
{
    if (folder().empty())
        return;
    try {
        std::filesystem::create_directories(folder());
        write_checked_file(folder() / name, bytes);
    } catch (const std::exception&) { // a place that cannot be written to: it is computed again the next time
    }
}

std::uint64_t hash_of_program(std::uint64_t seed) { return hash_of_file("/proc/self/exe", seed); }

} // namespace plattan
