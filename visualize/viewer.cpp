#include "visualize/viewer.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

constexpr float title_height = 60;
constexpr float legend_width = 166;

void open_window(sf::RenderWindow& window, bool full_screen)
{
    window.create(full_screen ? sf::VideoMode::getDesktopMode() : sf::VideoMode(1280, 860), "plattan",
                  full_screen ? sf::Style::Fullscreen : sf::Style::Default);
    window.setFramerateLimit(60);
    window.setKeyRepeatEnabled(true);
}

} // namespace

Viewer::Viewer(std::vector<std::unique_ptr<Replay>> given, const sf::Font& font, double time) : replays(std::move(given)), picture(font), panel(font)
{
    state.speed = 10;
    set_time(time);
}

void Viewer::set_time(double time)
{
    state.time = std::clamp(time, replays.front()->begins(), std::max(replays.front()->begins(), replays.front()->ends() - 1));
}

/// The legend keeps a strip of its own on the right.
float Viewer::width_of_one(sf::Vector2u size) const
{
    return (static_cast<float>(size.x) - (panels ? legend_width : 0)) / static_cast<float>(replays.size());
}

void Viewer::fit(sf::Vector2u size)
{
    const auto [low, high] = bounds(replays.front()->site());
    const float width = width_of_one(size);
    camera.fit(low, high, {width, static_cast<float>(size.y) - (panels ? Panel::bar_height + title_height : 0)});
    fitted = size;
}

void Viewer::draw(sf::RenderTarget& target)
{
    const auto size = target.getSize();
    if (fitted != size)
        fit(size);
    target.clear({250, 249, 246});
    const float top = panels ? title_height : 0, bottom = panels ? Panel::bar_height : 0;
    const float width = width_of_one(size), height = static_cast<float>(size.y) - top - bottom;
    const auto whole = target.getDefaultView();
    for (std::size_t i = 0; i < replays.size(); ++i) {
        const float left = width * static_cast<float>(i);
        sf::View view(sf::FloatRect(0, 0, width, height));
        view.setViewport({left / static_cast<float>(size.x), top / static_cast<float>(size.y), width / static_cast<float>(size.x),
                          height / static_cast<float>(size.y)});
        target.setView(view);
        const auto people = replays[i]->at(state.time);
        picture.draw(target, *replays[i], people, camera, state.time, layers);
        target.setView(whole);
        if (panels)
            panel.draw_title(target, *replays[i], {left, 0, width, top}, state.time, static_cast<int>(people.size()));
    }
    if (!panels)
        return;
    panel.draw_legend(target, *replays.front(), {static_cast<float>(size.x) - legend_width + 6, title_height + 12}, layers.density);
    panel.draw_scrub_bar(target, *replays.front(), state);
}

void Viewer::show()
{
    sf::RenderWindow window;
    open_window(window, full_screen);
    sf::Clock clock;
    while (window.isOpen()) {
        for (sf::Event event; window.pollEvent(event);)
            handle(window, event);
        const double elapsed = clock.restart().asSeconds();
        if (state.playing) {
            set_time(state.time + elapsed * state.speed);
            if (state.time >= ends() - 1)
                state.playing = false;
        }
        draw(window);
        window.display();
    }
}

void Viewer::handle(sf::RenderWindow& window, const sf::Event& event)
{
    const auto seek = [&](int x, int y) {
        if (const auto moment = Panel::moment_at(*replays.front(), window.getSize(), {static_cast<float>(x), static_cast<float>(y)}))
            set_time(*moment);
    };
    switch (event.type) {
    case sf::Event::Closed:
        window.close();
        break;
    case sf::Event::Resized:
        window.setView(sf::View(sf::FloatRect(0, 0, static_cast<float>(event.size.width), static_cast<float>(event.size.height))));
        break;
    case sf::Event::KeyPressed:
        press(window, event.key);
        break;
    case sf::Event::MouseWheelScrolled: {
        const float x = std::fmod(static_cast<float>(event.mouseWheelScroll.x), width_of_one(window.getSize()));
        camera.zoom(event.mouseWheelScroll.delta > 0 ? 1.15F : 1 / 1.15F,
                    {x, static_cast<float>(event.mouseWheelScroll.y) - (panels ? title_height : 0)});
        break;
    }
    case sf::Event::MouseButtonPressed:
        mouse = {event.mouseButton.x, event.mouseButton.y};
        scrubbing = panels && static_cast<float>(mouse.y) >= static_cast<float>(window.getSize().y) - Panel::bar_height;
        dragging = !scrubbing;
        if (scrubbing)
            seek(mouse.x, mouse.y);
        break;
    case sf::Event::MouseButtonReleased:
        dragging = scrubbing = false;
        break;
    case sf::Event::MouseMoved:
        if (dragging)
            camera.pan({static_cast<float>(event.mouseMove.x - mouse.x), static_cast<float>(event.mouseMove.y - mouse.y)});
        if (scrubbing)
            seek(event.mouseMove.x, static_cast<int>(window.getSize().y) - 1);
        mouse = {event.mouseMove.x, event.mouseMove.y};
        break;
    default:
        break;
    }
}

void Viewer::press(sf::RenderWindow& window, const sf::Event::KeyEvent& key)
{
    const double minutes = key.shift ? 600 : 60;
    switch (key.code) {
    case sf::Keyboard::Space:
        state.playing = !state.playing;
        break;
    case sf::Keyboard::Left:
        set_time(state.time - minutes);
        break;
    case sf::Keyboard::Right:
        set_time(state.time + minutes);
        break;
    case sf::Keyboard::Comma:
        set_time(state.time - 1);
        break;
    case sf::Keyboard::Period:
        set_time(state.time + 1);
        break;
    case sf::Keyboard::Home:
        set_time(0);
        break;
    case sf::Keyboard::LBracket:
    case sf::Keyboard::Hyphen:
        state.speed = std::max(1.0, state.speed / 2);
        break;
    case sf::Keyboard::RBracket:
    case sf::Keyboard::Add:
    case sf::Keyboard::Equal:
        state.speed = std::min(640.0, state.speed * 2);
        break;
    case sf::Keyboard::D:
        layers.density = !layers.density;
        break;
    case sf::Keyboard::L:
        layers.labels = !layers.labels;
        break;
    case sf::Keyboard::F:
        fit(window.getSize());
        break;
    case sf::Keyboard::H:
        panels = !panels;
        fit(window.getSize());
        break;
    case sf::Keyboard::P:
        save_picture(window);
        break;
    case sf::Keyboard::F11:
        toggle_full_screen(window);
        break;
    case sf::Keyboard::Escape:
        if (full_screen)
            toggle_full_screen(window);
        break;
    case sf::Keyboard::Q:
        window.close();
        break;
    default:
        break;
    }
}

void Viewer::toggle_full_screen(sf::RenderWindow& window)
{
    full_screen = !full_screen;
    open_window(window, full_screen);
}

void Viewer::save_picture(const sf::RenderWindow& window) const
{
    sf::Texture texture;
    texture.create(window.getSize().x, window.getSize().y);
    texture.update(window);
    auto name = "plattan-" + clock_text(*replays.front(), state.time) + ".png";
    std::replace(name.begin(), name.end(), ' ', '-');
    std::replace(name.begin(), name.end(), ':', '.');
    if (texture.copyToImage().saveToFile(name))
        fmt::print("{}\n", name);
}

} // namespace plattan::view
