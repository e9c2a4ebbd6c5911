#include "base/output_file.h"

#include "base/descriptor.h"
#include "base/problems.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace plattan {

namespace {

namespace fs = std::filesystem;

bool same_file(const fs::path& a, const fs::path& b)
{
    std::error_code error;
    return fs::equivalent(a, b, error) && !error;
}

/// The first bytes of a file; fewer where it is shorter.
std::string head_of(const fs::path& path, std::size_t size)
{
    std::ifstream stream(path, std::ios::binary);
    std::string head(size, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(size));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    return head;
}

bool holds_results(const fs::path& path)
{
    constexpr std::string_view of_runs = "\x89HDF\r\n\x1a\n", of_rows = "plattan\x1f";
    return head_of(path, of_runs.size()) == of_runs || head_of(path, of_rows.size()) == of_rows;
}

/// A file without which the folder of a study can no longer be read, or that it would have to make again.
bool belongs_to_a_study(const fs::path& path)
{
    static const std::set<std::string> own{"study.yaml", "design.csv", "estimates.csv", "answer.json", "walks.json",    "question.json",
                                           "tried.csv",  "set.csv",    "measures.csv",  "digests.csv", "submit.sbatch", "versions.txt"};
    std::error_code error;
    const auto folder = fs::absolute(path, error).parent_path();
    return own.contains(path.filename().string()) &&
           (fs::exists(folder / "study.yaml", error) || fs::exists(folder / "answer.json", error) || fs::exists(folder / "question.json", error));
}

/// The file a link leads to, there or not, so that it is written and the link stays. Names of devices and pipes are links that lead nowhere.
fs::path followed(fs::path path)
{
    std::error_code error;
    if (const auto status = fs::status(path, error); fs::exists(status) && !fs::is_regular_file(status))
        return path;
    for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(path, error)); ++links) {
        const auto to = fs::read_symlink(path, error);
        path = to.is_absolute() ? to : path.parent_path() / to;
    }
    return path;
}

} // namespace

bool is_written_by_hand(const fs::path& path)
{
    std::error_code error;
    if (!fs::is_regular_file(path, error) || fs::is_empty(path, error))
        return false;
    const auto ending = path.extension();
    if (ending == ".yaml" || ending == ".yml" || ending == ".geojson")
        return true;
    const auto head = head_of(path, 4096);
    const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string::npos && head[first] == '{' && head.find("\"FeatureCollection\"") != std::string::npos;
}

OutputFile::OutputFile(const fs::path& path, const std::vector<fs::path>& inputs, bool is_own) : asked(path), place(followed(path))
{
    for (const auto& input : inputs)
        if (same_file(place, input))
            throw InputError(fmt::format("{}: this is the run that is read; it would be lost. Choose another name.", asked.string()));
    std::error_code error;
    const auto status = fs::status(place, error);
    if (fs::is_directory(status) || !place.has_filename())
        throw InputError(fmt::format("{}: this is a folder; a name for the file is missing", asked.string()));
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        beside = place;
    } else {
        const bool could_be_lost = fs::exists(status) && !is_own;
        if (could_be_lost && belongs_to_a_study(place))
            throw InputError(fmt::format("{}: this belongs to a study; it would be lost. Choose another name.", asked.string()));
        if (could_be_lost && holds_results(place))
            throw InputError(fmt::format("{}: this file holds results; they would be lost. Choose another name.", asked.string()));
        if (is_written_by_hand(place))
            throw InputError(
                fmt::format("{}: this is a scenario, a study, a demand file or a site; it would be lost. Choose another name.", asked.string()));
        if (place.has_parent_path() && !fs::is_directory(place.parent_path(), error))
            if (fs::create_directories(place.parent_path(), error); error)
                fail(error.value());
        std::string name = (place.parent_path() / (place.stem().string() + ".part-XXXXXX")).string() + place.extension().string();
        const int descriptor = ::mkstemps(name.data(), static_cast<int>(place.extension().string().size()));
        if (descriptor < 0)
            fail(errno);
        const mode_t mask = ::umask(0);
        ::umask(mask);
        ::fchmod(descriptor, 0666 & ~mask);
        ::close(descriptor);
        beside = name;
    }
}

OutputFile::~OutputFile()
{
    stream.close();
    if (!finished && beside != place) {
        std::error_code error;
        fs::remove(beside, error);
    }
}

void OutputFile::fail(int reason) const
{
    throw std::runtime_error(fmt::format("cannot write {}: {}", asked.string(), reason != 0 ? std::strerror(reason) : "the disk takes no more"));
}

void OutputFile::write(std::string_view text)
{
    errno = 0;
    if (!stream.is_open()) {
        // A device or a pipe: opening one that nobody reads would wait for ever. It is open until the stream has it too, or whoever reads it would
        // see its end.
        const Descriptor there(beside == place ? ::open(beside.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC) : -1);
        if (beside == place && !there.is_open())
            throw std::runtime_error(
                fmt::format("cannot write {}: {}", asked.string(), errno == ENXIO ? "nobody reads this pipe" : std::strerror(errno)));
        errno = 0;
        stream.open(beside, std::ios::binary | std::ios::out);
    }
    if (!stream.write(text.data(), static_cast<std::streamsize>(text.size())))
        fail(errno);
}

void OutputFile::finish()
{
    if (stream.is_open()) {
        errno = 0;
        stream.close();
        if (!stream)
            fail(errno);
    }
    if (beside != place) {
        const Descriptor written(::open(beside.c_str(), O_RDONLY | O_CLOEXEC));
        if (const int error = written.is_open() ? sync(written) : errno; error != 0) // some disks tell only now that they take no more
            fail(error);
        if (::rename(beside.c_str(), place.c_str()) != 0)
            fail(errno);
    }
    finished = true;
}

void write_output(const fs::path& path, std::string_view text, const std::vector<fs::path>& inputs, bool is_own)
{
    OutputFile file(path, inputs, is_own);
    file.write(text);
    file.finish();
}

} // namespace plattan
