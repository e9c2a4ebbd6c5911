#include "visualize/window.h"
#include "visualize/save_picture.h"

#include "base/output_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

constexpr unsigned most_frames_per_second = 60;
constexpr double mouse_hides = 2; ///< (unit: s)

/// The picture of the window under a name of its own, in the folder in which the program was started.
std::string save(const sf::RenderWindow& window, const Show& show)
{
    sf::Texture texture;
    if (!texture.create(window.getSize().x, window.getSize().y))
        throw std::runtime_error("there is no memory for it");
    texture.update(window);
    const auto& run = *show.runs.front().file;
    const auto clock = time_of_day_text(RunFile::time_of_day(show.time()), true);
    const auto stem = fmt::format("plattan-{}-{}{}{}", run.date_at(show.time()).text(), clock.substr(0, 2), clock.substr(3, 2), clock.substr(6, 2));
    std::filesystem::path file = stem + ".png";
    for (int number = 2; std::filesystem::exists(file); ++number)
        file = fmt::format("{}-{}.png", stem, number);
    OutputFile output(file, {});
    save_picture(texture.copyToImage(), output.temporary(), file);
    output.finish();
    return file.string();
}

} // namespace

void open_window(sf::RenderWindow& window, bool full_screen)
{
    const auto desktop = sf::VideoMode::getDesktopMode();
    const sf::VideoMode usual(std::min(1600U, desktop.width * 9 / 10), std::min(900U, desktop.height * 9 / 10));
    window.create(full_screen ? desktop : usual, "plattan", full_screen ? sf::Style::Fullscreen : sf::Style::Default);
    window.setFramerateLimit(most_frames_per_second);
    window.setKeyRepeatEnabled(true);
}

void show_in_window(Session& session, Show& show, Picture& picture, bool full_screen)
{
    const auto& words = Presentation::shared();
    sf::RenderWindow window;
    open_window(window, full_screen);
    session.full_screen = full_screen;
    sf::Clock clock;
    double mouse_rests = 0;
    int drawn_still = 0;
    while (window.isOpen()) {
        for (sf::Event event; window.pollEvent(event);) {
            if (event.type == sf::Event::MouseMoved)
                mouse_rests = 0;
            session.handle(event, window.getSize());
            drawn_still = 0;
        }
        const double elapsed = clock.restart().asSeconds();
        session.advance(elapsed);
        if (session.quits)
            return;
        if (std::exchange(session.wants_full_screen, false)) {
            session.full_screen = !session.full_screen;
            open_window(window, session.full_screen);
        }
        mouse_rests += elapsed;
        window.setMouseCursorVisible(mouse_rests < mouse_hides || !session.full_screen);
        // Nothing is drawn where nothing changes: a machine that stands in a room must not hum.
        drawn_still = session.is_still() && picture.complete() ? drawn_still + 1 : 0;
        if (drawn_still > 3) {
            sf::sleep(sf::milliseconds(30));
            continue;
        }
        picture.draw(window, show, false);
        if (std::exchange(session.wants_picture, false)) {
            try {
                session.tell(words.words(show.language, "saved", {save(window, show)}));
            } catch (const std::exception& error) {
                session.tell(words.words(show.language, "not_saved", {error.what()}));
            }
        }
        window.display();
    }
}

} // namespace plattan::view
