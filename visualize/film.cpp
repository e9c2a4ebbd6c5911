#include "visualize/film.h"
#include "visualize/save_picture.h"

#include "base/output_file.h"
#include "base/problems.h"

#include <algorithm>
#include <cctype>
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

void draw_frame(sf::RenderTexture& texture, Show& show, Picture& picture)
{
    picture.draw(texture, show, true);
    texture.display();
    // A picture that lasts shows nothing that is damaged.
    for (const auto& run : show.runs)
        if (const auto fault = run.file->fault(); !fault.empty())
            throw InputError(fault);
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

/// How far a film is, on a terminal.
class Progress {
public:
    explicit Progress(bool wanted) : shown(wanted && ::isatty(STDERR_FILENO) == 1) {}
    ~Progress()
    {
        if (shown)
            fmt::print(stderr, "\r\033[K");
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void tell(double share, int frames)
    {
        if (shown && frames % frames_per_second == 0)
            fmt::print(stderr, "\r  {:3.0f} %  {} s of film", 100 * share, frames / frames_per_second);
    }

private:
    bool shown;
};

void film(const FilmOrder& order, const OutputFile& file, sf::RenderTexture& texture, Show& show, Picture& picture)
{
    ::signal(SIGPIPE, SIG_IGN); // that ffmpeg has ended is seen where frames are written
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ})
        ::signal(signal, [](int) { interrupted = 1; });
    Encoder encoder(order, file.temporary());
    Progress progress(order.tells_progress);
    const double begin = show.time(), end = std::min(show.ends() - 1, begin + 60 * order.minutes);
    const double length = order.tour ? order.tour->duration() : (end - begin) / show.playback.speed;
    std::optional<TourPlayer> player;
    if (order.tour) {
        player.emplace(*order.tour);
        player->start(show);
    }
    show.playback.playing = true;
    bool took_all = true, more = true;
    for (int frame = 0; more && took_all && interrupted == 0;) {
        draw_frame(texture, show, picture);
        took_all = encoder.add(texture.getTexture().copyToImage());
        ++frame;
        progress.tell(std::min(1.0, frame / (frames_per_second * std::max(0.1, length))), frame);
        if (player) {
            more = player->advance(show, 1.0 / frames_per_second, true);
        } else {
            show.playback.time = begin + frame * show.playback.speed / frames_per_second;
            more = show.playback.time < end;
        }
        for (const auto& run : show.runs)
            run.file->look_ahead(show.time(), show.playback.speed);
    }
    if (interrupted != 0)
        throw FilmInterrupted("interrupted; no film was written");
    encoder.finish(took_all);
    std::error_code error;
    if (std::filesystem::file_size(file.temporary(), error) == 0 || error)
        throw std::runtime_error("ffmpeg wrote nothing; there is no film");
}

} // namespace

std::string ending_of(const std::filesystem::path& file)
{
    auto ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

void need_ffmpeg()
{
    if (!is_installed("ffmpeg"))
        throw MachineError("ffmpeg is missing (package ffmpeg); it is needed for .mp4");
}

void export_to(const FilmOrder& wanted, Show& show, Picture& picture)
{
    FilmOrder order = wanted;
    const bool is_film = ending_of(order.file) == ".mp4";
    if (is_film) {
        order.width -= order.width % 2;
        order.height -= order.height % 2;
    }
    OutputFile file(order.file, order.inputs);
    if (file.temporary() == order.file)
        throw InputError(fmt::format("{}: this is no file; pictures and films are written to files", order.file.string()));
    sf::RenderTexture texture;
    if (!texture.create(order.width, order.height))
        throw MachineError("no picture of that size can be drawn here");
    if (is_film) {
        film(order, file, texture, show, picture);
    } else {
        draw_frame(texture, show, picture);
        save_picture(texture.getTexture().copyToImage(), file.temporary(), order.file);
    }
    file.finish();
}

} // namespace plattan::view
