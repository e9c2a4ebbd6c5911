#include "base/cache.h"

#include "base/checked_file.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace plattan {

namespace {

/// Empty where nothing is kept.
std::filesystem::path folder()
{
    if (const char* said = std::getenv("PLATTAN_CACHE"); said != nullptr && std::string_view(said) == "off")
        return {};
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0')
        return std::filesystem::path(cache) / "plattan";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return std::filesystem::path(home) / ".cache/plattan";
    return {};
}

} // namespace

std::optional<std::vector<std::uint8_t>> from_cache(const std::string& name)
{
    if (folder().empty())
        return std::nullopt;
    try {
        auto bytes = read_checked_file(folder() / name);
        std::error_code not_ours; // it is only removed earlier
        if (bytes)
            std::filesystem::last_write_time(folder() / name, std::filesystem::file_time_type::clock::now(), not_ours);
        return bytes;
    } catch (const std::exception&) { // another process has just removed it, or it cannot be read
        return std::nullopt;
    }
}

void to_cache(const std::string& name, const std::vector<std::uint8_t>& bytes)
{
    if (folder().empty())
        return;
    try {
        std::filesystem::create_directories(folder());
        write_checked_file(folder() / name, bytes);
        trim_folder(folder(), largest_cache);
    } catch (const std::exception&) { // a place that cannot be written to: it is computed again the next time
    }
}

void trim_folder(const std::filesystem::path& folder, std::uintmax_t limit)
{
    struct Kept {
        std::filesystem::file_time_type changed;
        std::filesystem::path path;
        std::uintmax_t size;
    };
    std::vector<Kept> files;
    std::uintmax_t sum = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::error_code gone; // another process may remove files too
        if (!entry.is_regular_file(gone))
            continue;
        const auto size = entry.file_size(gone);
        const auto changed = gone ? std::filesystem::file_time_type{} : entry.last_write_time(gone);
        if (gone)
            continue;
        files.push_back({changed, entry.path(), size});
        sum += size;
    }
    std::sort(files.begin(), files.end(), [](const Kept& a, const Kept& b) { return a.changed < b.changed; });
    for (auto oldest = files.begin(); sum > limit && oldest != files.end(); ++oldest) {
        std::error_code gone;
        std::filesystem::remove(oldest->path, gone);
        sum -= oldest->size;
    }
}

} // namespace plattan
