#include "visualize/play_events.h"

#include "base/problems.h"
#include "base/text_file.h"
#include "visualize/inspect.h"
#include "visualize/save_picture.h"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <utility>

namespace plattan::view {

namespace {

const std::map<std::string, sf::Keyboard::Key>& key_names()
{
    static const std::map<std::string, sf::Keyboard::Key> names{
        {"left", sf::Keyboard::Left},     {"right", sf::Keyboard::Right},   {"up", sf::Keyboard::Up},
        {"down", sf::Keyboard::Down},     {"pageup", sf::Keyboard::PageUp}, {"pagedown", sf::Keyboard::PageDown},
        {"home", sf::Keyboard::Home},     {"end", sf::Keyboard::End},       {"tab", sf::Keyboard::Tab},
        {"f1", sf::Keyboard::F1},         {"f5", sf::Keyboard::F5},         {"f11", sf::Keyboard::F11},
        {"escape", sf::Keyboard::Escape}, {"enter", sf::Keyboard::Enter},   {"backspace", sf::Keyboard::Backspace},
        {"space", sf::Keyboard::Space},   {"q", sf::Keyboard::Q},
    };
    return names;
}

class EventPlayer {
public:
    EventPlayer(const std::filesystem::path& script, const std::filesystem::path& shots, Show& show, Picture& picture, Session& session)
        : script(script), shots(shots), show(show), picture(picture), session(session)
    {
        resize({1280, 720});
        draw(0);
    }

    void play()
    {
        // Standard input is read line by line, because whoever writes may wait for a picture before the next line.
        const bool as_they_come = script == "/dev/stdin";
        std::istringstream written(as_they_come ? std::string() : read_text_file(script));
        std::istream& lines = as_they_come ? std::cin : static_cast<std::istream&>(written);
        for (std::string line; std::getline(lines, line) && !session.quits;) {
            ++number;
            words = std::istringstream(line);
            if (!(words >> what) || what[0] == '#')
                continue;
            const auto meaning = meanings().find(what);
            if (meaning == meanings().end())
                fail(fmt::format("there is no '{}'", what));
            (this->*meaning->second)();
            draw(0);
        }
    }

private:
    using Meaning = void (EventPlayer::*)();

    /// What the first word of a line means.
    static const std::map<std::string, Meaning>& meanings()
    {
        static const std::map<std::string, Meaning> all{
            {"press", &EventPlayer::press}, {"key", &EventPlayer::key},       {"release", &EventPlayer::release}, {"type", &EventPlayer::type},
            {"space", &EventPlayer::type},  {"click", &EventPlayer::click},   {"down", &EventPlayer::mouse_down}, {"up", &EventPlayer::mouse_up},
            {"move", &EventPlayer::move},   {"wheel", &EventPlayer::wheel},   {"size", &EventPlayer::size_is},    {"wait", &EventPlayer::wait},
            {"shot", &EventPlayer::shot},   {"layout", &EventPlayer::layout}, {"expect", &EventPlayer::expect},   {"leave", &EventPlayer::leave},
        };
        return all;
    }

    [[noreturn]] void fail(const std::string& message) const { throw InputError(fmt::format("{}:{}: {}", script.string(), number, message)); }

    void resize(sf::Vector2u to)
    {
        size = to;
        texture = std::make_unique<sf::RenderTexture>();
        if (!texture->create(size.x, size.y))
            throw MachineError("no picture of that size can be drawn here");
    }
    void send(const sf::Event& event) { session.handle(event, size); }
    void draw(double seconds)
    {
        session.advance(seconds);
        if (std::exchange(session.wants_full_screen, false))
            session.full_screen = !session.full_screen;
        session.wants_picture = false;
        picture.draw(*texture, show, true);
        texture->display();
    }
    void read_point(int& x, int& y)
    {
        if (!(words >> x >> y))
            fail("expected x and y");
    }
    /// The file of the folder of pictures that the next word names.
    std::filesystem::path read_shot(const char* ending)
    {
        std::string name;
        words >> name;
        return shots / (std::filesystem::path(name).filename().string() + ending);
    }

    /// The key that the next word names, with the modifiers after it.
    sf::Event read_key()
    {
        std::string name;
        words >> name;
        const auto found = key_names().find(name);
        if (found == key_names().end())
            fail(fmt::format("there is no key '{}'", name));
        sf::Event event{};
        event.key = {found->second, false, false, false, false};
        for (std::string modifier; words >> modifier;)
            (modifier == "shift" ? event.key.shift : event.key.control) = true;
        return event;
    }
    void send_as(sf::Event event, sf::Event::EventType type)
    {
        event.type = type;
        send(event);
    }
    void press() { send_as(read_key(), sf::Event::KeyPressed); }
    void release() { send_as(read_key(), sf::Event::KeyReleased); }
    void key()
    {
        const sf::Event event = read_key();
        send_as(event, sf::Event::KeyPressed);
        send_as(event, sf::Event::KeyReleased);
    }
    /// As a keyboard of any layout types it.
    void type()
    {
        std::string typed = " ";
        if (what == "type")
            words >> typed;
        for (const auto character : sf::String::fromUtf8(typed.begin(), typed.end())) {
            sf::Event pressed{}, entered{};
            pressed.key = {sf::Keyboard::Unknown, false, false, false, false};
            send_as(pressed, sf::Event::KeyPressed);
            entered.type = sf::Event::TextEntered;
            entered.text.unicode = character;
            send(entered);
            send_as(pressed, sf::Event::KeyReleased);
        }
    }

    sf::Event read_button()
    {
        sf::Event event{};
        event.mouseButton.button = sf::Mouse::Left;
        read_point(event.mouseButton.x, event.mouseButton.y);
        return event;
    }
    void mouse_down() { send_as(read_button(), sf::Event::MouseButtonPressed); }
    void mouse_up() { send_as(read_button(), sf::Event::MouseButtonReleased); }
    void click()
    {
        const sf::Event event = read_button();
        send_as(event, sf::Event::MouseButtonPressed);
        send_as(event, sf::Event::MouseButtonReleased);
    }
    void move()
    {
        sf::Event event{};
        event.type = sf::Event::MouseMoved;
        read_point(event.mouseMove.x, event.mouseMove.y);
        send(event);
    }
    void wheel()
    {
        sf::Event event{};
        event.type = sf::Event::MouseWheelScrolled;
        if (!(words >> event.mouseWheelScroll.delta))
            fail("expected how far");
        read_point(event.mouseWheelScroll.x, event.mouseWheelScroll.y);
        send(event);
    }
    void size_is()
    {
        int width = 0, height = 0;
        read_point(width, height);
        if (width < 100 || height < 100 || width > 4000 || height > 4000)
            fail("sizes are 100 to 4000");
        resize({static_cast<unsigned>(width), static_cast<unsigned>(height)});
        sf::Event event{};
        event.type = sf::Event::Resized;
        event.size = {size.x, size.y};
        send(event);
    }

    /// Another window comes to the front.
    void leave()
    {
        sf::Event event{};
        event.type = sf::Event::LostFocus;
        send(event);
    }

    void wait()
    {
        double seconds = 0;
        words >> seconds;
        for (double passed = 0; passed < std::min(seconds, 600.0); passed += 0.1)
            draw(0.1);
    }
    void shot()
    {
        draw(0);
        if (const auto path = read_shot(".png"); !shots.empty())
            save_picture(texture->getTexture().copyToImage(), path, path);
    }
    /// The texts of the picture.
    void layout()
    {
        draw(0);
        if (const auto path = read_shot(".json"); !shots.empty())
            write_text_file(path, texts_json(show, picture, texture->getTexture().copyToImage()));
    }
    /// What holds now.
    void expect()
    {
        std::string name, value;
        words >> name >> value;
        if (const auto now = state_of(name); now != value)
            fail(fmt::format("{} is {}, expected {}", name, now, value));
    }
    std::string state_of(const std::string& name) const
    {
        const auto yes_or_no = [](bool holds) { return std::string(holds ? "yes" : "no"); };
        return name == "speed"      ? fmt::format("{}", show.playback.speed)
               : name == "playing"  ? yes_or_no(show.playback.playing)
               : name == "time"     ? time_of_day_text(RunFile::time_of_day(show.time()), true)
               : name == "mode"     ? std::string(name_of(show.mode))
               : name == "layer"    ? std::string(show.layer == nullptr ? "none" : show.layer->name)
               : name == "day"      ? fmt::format("{}", RunFile::day_at(show.time()) + 1)
               : name == "blink"    ? yes_or_no(show.blink)
               : name == "screen"   ? std::string(session.full_screen ? "full" : "window")
               : name == "caption"  ? (show.caption.empty() ? "none" : show.caption.substr(0, show.caption.find(' ')))
               : name == "black"    ? yes_or_no(show.black)
               : name == "followed" ? yes_or_no(show.followed.has_value())
                                    : fmt::format("there is no '{}'", name);
    }

    const std::filesystem::path &script, &shots;
    Show& show;
    Picture& picture;
    Session& session;
    std::unique_ptr<sf::RenderTexture> texture;
    sf::Vector2u size;
    int number = 0;           ///< of the line, from 1
    std::istringstream words; ///< of the line, after those that were read
    std::string what;         ///< the first of them
};

} // namespace

void play_events(const std::filesystem::path& script, const std::filesystem::path& shots, Show& show, Picture& picture, Session& session)
{
    EventPlayer(script, shots, show, picture, session).play();
}

} // namespace plattan::view
