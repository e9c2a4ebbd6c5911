#include "fuzz/target.h"

#include "base/utf8.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace plattan::fuzz {

namespace {

struct Folder {
    Folder() : path(std::filesystem::temp_directory_path() / ("plattan-fuzz-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(path);
        std::filesystem::copy(std::filesystem::path(PLATTAN_SOURCE) / "tests/fuzz/square", path, std::filesystem::copy_options::recursive);
    }
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path path;
};

} // namespace

const std::filesystem::path& folder()
{
    static const Folder folder;
    return folder.path;
}

std::filesystem::path write(const std::string& name, std::string_view text)
{
    auto path = folder() / name;
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    stream << text;
    promise(stream.flush().good(), "the input can be written to " + path.string());
    return path;
}

void promise(bool holds, const std::string& broken)
{
    if (holds)
        return;
    std::fprintf(stderr, "A promise is broken: %s\n", broken.c_str());
    std::abort();
}

void promise_places(const Problems& problems)
{
    for (const Problem& problem : problems.sorted()) {
        const auto text = problem.text();
        promise(!problem.place.file.empty() && problem.place.line > 0 && problem.place.column > 0, "a problem names file, line and column: " + text);
        promise(!problem.message.empty(), "a problem says what is wrong: " + text);
        promise(!first_not_utf8(text) && !has_control_character(text), "a terminal can show what is said: " + text);
    }
}

} // namespace plattan::fuzz
