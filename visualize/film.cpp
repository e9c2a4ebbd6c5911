#include "visualize/film.h"

#include "base/problems.h"

#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace plattan::view {

namespace {

constexpr int frames_per_second = 30;

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

void film(const FilmOrder& order, sf::RenderTexture& texture, Viewer& viewer)
{
    const auto command = fmt::format("ffmpeg -y -loglevel error -f rawvideo -pix_fmt rgba -s {}x{} -r {} -i - -c:v libx264 -preset veryfast -crf 20 "
                                     "-pix_fmt yuv420p -movflags +faststart {}",
                                     order.width, order.height, frames_per_second, shell_quoted("file:" + order.file.string()));
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "w"), ::pclose);
    if (!pipe)
        throw MachineError("ffmpeg cannot be started; it is needed for .mp4");
    const double begin = viewer.time(), end = std::min(viewer.ends() - 1, begin + 60 * order.minutes);
    int frame = 0;
    for (double time = begin; time < end; time = begin + ++frame * order.speed / frames_per_second) {
        viewer.set_time(time);
        draw_frame(texture, viewer);
        const auto image = texture.getTexture().copyToImage();
        if (std::fwrite(image.getPixelsPtr(), 4, std::size_t{order.width} * order.height, pipe.get()) != std::size_t{order.width} * order.height)
            throw std::runtime_error("ffmpeg stopped before the film was done");
    }
}

} // namespace

void export_to(const FilmOrder& order, Viewer& viewer)
{
    viewer.state.help = false;
    sf::RenderTexture texture;
    sf::ContextSettings settings;
    settings.antialiasingLevel = 4;
    if (!texture.create(order.width, order.height, settings))
        throw MachineError("no picture of that size can be drawn here");
    if (order.file.has_parent_path())
        std::filesystem::create_directories(order.file.parent_path());
    if (order.file.extension() == ".mp4") {
        film(order, texture, viewer);
        return;
    }
    draw_frame(texture, viewer);
    if (!texture.getTexture().copyToImage().saveToFile(order.file.string()))
        throw std::runtime_error(fmt::format("cannot write {}", order.file.string()));
}

} // namespace plattan::view
