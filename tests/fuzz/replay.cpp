// Reads every file of some folders by one target: the tests need no libFuzzer, and every compiler can build this.

#include "fuzz/target.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <unistd.h>
#include <vector>

namespace {

constexpr unsigned seconds_for_a_file = 60; ///< under the sanitizers, on a machine that does other things as well

std::vector<std::filesystem::path> files_of(const std::filesystem::path& named)
{
    if (!std::filesystem::is_directory(named))
        return {named};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(named))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

int main(int count, char** words)
{
    std::size_t read = 0;
    for (int i = 1; i < count; ++i)
        for (const auto& file : files_of(words[i])) {
            std::printf("%s\n", file.filename().c_str()); // the last one named is the one at which the program ended
            std::fflush(stdout);
            std::ifstream stream(file, std::ios::binary);
            const std::vector<char> bytes(std::istreambuf_iterator<char>(stream), {});
            plattan::fuzz::promise(!stream.bad(), "the file can be read");
            ::alarm(seconds_for_a_file);
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
            ++read;
        }
    std::printf("%zu files: every promise holds\n", read);
    return read > 0 ? 0 : 1; // a corpus that is gone would pass else
}
