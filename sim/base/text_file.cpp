#include "base/text_file.h"

#include "base/problems.h"

#include <fmt/format.h>
#include <fstream>
#include <sstream>

namespace plattan {

std::string read_text_file(const std::filesystem::path& path, std::uintmax_t limit)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    const auto fail = [&](const std::string& why) -> void {
        Problems problems;
        problems.add({path.string()}, why);
        problems.stop_if_any();
    };
    if (!std::filesystem::exists(status))
        fail("there is no such file");
    if (!std::filesystem::is_regular_file(status))
        fail("this is no file");
    if (std::filesystem::file_size(path, error) > limit)
        fail(fmt::format("the file is too large; allowed are {} MiB", limit >> 20U));
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream)
        fail("the file cannot be read");
    return text.str();
}

void write_text_file(const std::filesystem::path& path, std::string_view text)
{
    auto beside = path;
    beside += ".part";
    {
        std::ofstream stream(beside, std::ios::binary);
        stream << text;
        if (!stream.flush())
            throw std::runtime_error(fmt::format("cannot write {}", path.string()));
    }
    std::filesystem::rename(beside, path);
}

} // namespace plattan
