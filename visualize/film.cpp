#include "visualize/film.h"

#include "base/output_file.h"
#include "base/problems.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace plattan::view {

namespace {

constexpr int frames_per_second = 30;

volatile std::sig_atomic_t interrupted = 0;

void draw_frame(sf::RenderTexture& texture, Viewer& viewer)
{
    viewer.draw(texture);
    texture.display();
}

std::string shell_quoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

bool is_installed(const std::string& program)
{
    const char* path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "/usr/bin:/bin");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (const auto file = std::filesystem::path(folder) / program; ::access(file.c_str(), X_OK) == 0)
            return true;
    return false;
}

/// Frames go through a pipe to ffmpeg, which writes the file.
class Encoder {
public:
    Encoder(const FilmOrder& order, const std::filesystem::path& to)
        : pipe(::popen(fmt::format("exec ffmpeg -y -loglevel error -f rawvideo -pix_fmt rgba -s {}x{} -r {} -i - -c:v libx264 -preset veryfast "
                                   "-crf 20 -pix_fmt yuv420p -movflags +faststart {}",
                                   order.width, order.height, frames_per_second, shell_quoted("file:" + to.string()))
                           .c_str(),
                       "we"))
    {
        if (pipe == nullptr)
            throw MachineError("ffmpeg cannot be started; it is needed for .mp4");
    }
    ~Encoder()
    {
        if (pipe != nullptr)
            ::pclose(pipe);
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    /// Whether it took the frame.
    bool add(const sf::Image& frame)
    {
        const std::size_t size = std::size_t{4} * frame.getSize().x * frame.getSize().y;
        return std::fwrite(frame.getPixelsPtr(), 1, size, pipe) == size;
    }

    /// Throws std::runtime_error where ffmpeg did not make the film.
    void finish(bool took_all)
    {
        const int status = ::pclose(std::exchange(pipe, nullptr));
        if (WIFSIGNALED(status))
            throw std::runtime_error(fmt::format("ffmpeg was ended by signal {}; no film was written", WTERMSIG(status)));
        if (WEXITSTATUS(status) != 0)
            throw std::runtime_error(fmt::format("ffmpeg ended with {}; no film was written", WEXITSTATUS(status)));
        if (!took_all)
            throw std::runtime_error("ffmpeg ended before it had all frames; no film was written");
    }

private:
    FILE* pipe;
};

void film(const FilmOrder& order, const OutputFile& file, sf::RenderTexture& texture, Viewer& viewer)
{
    ::signal(SIGPIPE, SIG_IGN); // that ffmpeg has ended is seen where frames are written
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        ::signal(signal, [](int) { interrupted = 1; });
    Encoder encoder(order, file.temporary());
    const double begin = viewer.time(), end = std::min(viewer.ends() - 1, begin + 60 * order.minutes);
    bool took_all = true;
    double time = begin;
    int frame = 0;
    do {
        viewer.set_time(time);
        draw_frame(texture, viewer);
        took_all = encoder.add(texture.getTexture().copyToImage());
        time = begin + ++frame * order.speed / frames_per_second;
    } while (time < end && took_all && interrupted == 0);
    if (interrupted != 0)
        throw FilmInterrupted("interrupted; no film was written");
    encoder.finish(took_all);
    std::error_code error;
    if (std::filesystem::file_size(file.temporary(), error) == 0 || error)
        throw std::runtime_error("ffmpeg wrote nothing; there is no film");
}

} // namespace

void need_ffmpeg()
{
    if (!is_installed("ffmpeg"))
        throw MachineError("ffmpeg is missing (package ffmpeg); it is needed for .mp4");
}

void export_to(const FilmOrder& wanted, Viewer& viewer)
{
    FilmOrder order = wanted;
    const bool is_film = order.file.extension() == ".mp4";
    if (is_film) {
        order.width += order.width % 2;
        order.height += order.height % 2;
    }
    OutputFile file(order.file, order.runs);
    if (file.temporary() == order.file)
        throw InputError(fmt::format("{}: this is no file; pictures and films are written to files", order.file.string()));
    viewer.state.help = false;
    sf::RenderTexture texture;
    sf::ContextSettings settings;
    settings.antialiasingLevel = 4;
    if (!texture.create(order.width, order.height, settings))
        throw MachineError("no picture of that size can be drawn here");
    if (is_film) {
        film(order, file, texture, viewer);
    } else {
        draw_frame(texture, viewer);
        if (!texture.getTexture().copyToImage().saveToFile(file.temporary().string()))
            throw std::runtime_error(fmt::format("cannot write {}: is the disk full?", order.file.string()));
    }
    file.finish();
}

} // namespace plattan::view
