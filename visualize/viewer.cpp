#include "visualize/viewer.h"

#include "base/clock.h"
#include "base/output_file.h"

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

Viewer::Layout Viewer::layout_of(sf::Vector2u size) const
{
    if (!panels)
        return {0, 0, 0, static_cast<float>(size.x) / static_cast<float>(replays.size())};
    const float height = static_cast<float>(size.y) - title_height - Panel::bar_height;
    const bool has_room = size.x >= 560 && Panel::legend_fits(*replays.front(), height - 24, layers.density);
    const float legend = has_room ? legend_width : 0;
    return {title_height, Panel::bar_height, legend, (static_cast<float>(size.x) - legend) / static_cast<float>(replays.size())};
}

void Viewer::fit(sf::Vector2u size)
{
    const auto [low, high] = bounds(replays.front()->site());
    const auto layout = layout_of(size);
    camera.fit(low, high, {layout.width, std::max(1.0F, static_cast<float>(size.y) - layout.top - layout.bottom)});
    fitted = size;
    camera_moved = false;
}

/// A window of another size shows the whole site again, or, where the camera was moved by hand, the same middle.
void Viewer::follow(sf::Vector2u size)
{
    if (fitted == size)
        return;
    if (!camera_moved) {
        fit(size);
        return;
    }
    const auto layout = layout_of(size);
    camera.resize({layout.width, std::max(1.0F, static_cast<float>(size.y) - layout.top - layout.bottom)});
    fitted = size;
}

void Viewer::draw(sf::RenderTarget& target)
{
    const auto size = target.getSize();
    follow(size);
    target.clear({250, 249, 246});
    const auto layout = layout_of(size);
    const float width = layout.width, height = std::max(1.0F, static_cast<float>(size.y) - layout.top - layout.bottom);
    const sf::View whole(sf::FloatRect(0, 0, static_cast<float>(size.x), static_cast<float>(size.y)));
    for (std::size_t i = 0; i < replays.size(); ++i) {
        auto& replay = *replays[i];
        const float left = width * static_cast<float>(i);
        sf::View view(sf::FloatRect(0, 0, width, height));
        view.setViewport({left / static_cast<float>(size.x), layout.top / static_cast<float>(size.y), width / static_cast<float>(size.x),
                          height / static_cast<float>(size.y)});
        target.setView(view);
        const auto people = replay.at(state.time);
        picture.draw(target, replay, people, camera, state.time, layers);
        if (!replay.recorded(state.time))
            panel.draw_note(target, "not recorded at this time", {width, height});
        else if (!replay.has_trajectories() && !layers.density)
            panel.draw_note(target, "positions were not recorded; D: density", {width, height});
        else if (layers.density && replay.density_at(state.time).width == 0)
            panel.draw_note(target, "the density was not recorded at this time", {width, height});
        target.setView(whole);
        if (panels)
            panel.draw_title(target, replay, {left, 0, width, layout.top}, state.time);
    }
    if (!panels)
        return;
    if (layout.legend > 0)
        panel.draw_legend(target, *replays.front(), {static_cast<float>(size.x) - layout.legend + 6, layout.top + 12}, height - 24, layers.density);
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
        follow(window.getSize());
        break;
    case sf::Event::KeyPressed:
        press(window, event.key);
        break;
    case sf::Event::MouseWheelScrolled: {
        const auto layout = layout_of(window.getSize());
        const float x = std::fmod(static_cast<float>(event.mouseWheelScroll.x), layout.width);
        camera.zoom(event.mouseWheelScroll.delta > 0 ? 1.15F : 1 / 1.15F, {x, static_cast<float>(event.mouseWheelScroll.y) - layout.top});
        camera_moved = true;
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
        camera_moved = camera_moved || dragging;
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
        set_time(std::floor(state.time / seconds_per_day) * seconds_per_day);
        break;
    case sf::Keyboard::PageUp:
        set_time(state.time - seconds_per_day);
        break;
    case sf::Keyboard::PageDown:
        set_time(state.time + seconds_per_day);
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
        follow(window.getSize()); // the legend needs more room or less
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
    try {
        OutputFile file(name, {});
        if (!texture.copyToImage().saveToFile(file.temporary().string()))
            throw std::runtime_error("cannot write " + name);
        file.finish();
        fmt::print("{}\n", name);
    } catch (const std::runtime_error& error) { // the show goes on
        fmt::print(stderr, "plattan: {}\n", error.what());
    }
}

} // namespace plattan::view
