#include "visualize/inspect.h"

#include "base/problems.h"
#include "base/text_file.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

namespace plattan::view {

namespace {

std::string quoted_text(const std::string& text)
{
    std::string made = "\"";
    for (const char c : text)
        if (c == '"' || c == '\\')
            (made += '\\') += c;
        else if (static_cast<unsigned char>(c) >= 32)
            made += c;
    return made + '"';
}

bool overlap(const Area& a, const Area& b)
{
    return a.left < b.right() - 0.5F && b.left < a.right() - 0.5F && a.top < b.bottom() - 0.5F && b.top < a.bottom() - 0.5F;
}

std::string json_of(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::map: {
        std::string text = "{";
        for (const auto& [key, place, value] : node.entries)
            text += (text.size() > 1 ? ", " : "") + quoted_text(key) + ": " + json_of(value);
        return text + "}";
    }
    case Node::Kind::sequence: {
        std::string text = "[";
        for (const auto& item : node.items)
            text += (text.size() > 1 ? ", " : "") + json_of(item);
        return text + "]";
    }
    case Node::Kind::scalar:
        return quoted_text(node.scalar);
    case Node::Kind::null:
        break;
    }
    return "null";
}

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

} // namespace

std::string style_json() { return json_of(Presentation::shared().document()); }

std::string layout_json(Show& show, Picture& picture, unsigned width, unsigned height)
{
    sf::RenderTexture texture;
    if (!texture.create(width, height))
        throw MachineError("no picture of that size can be drawn here");
    picture.draw(texture, show, true);
    const auto texts = picture.texts();
    std::string list;
    int small = 0, pale = 0, outside = 0, overlapping = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& one = texts[i];
        const double share = static_cast<double>(one.capitals) / height, ratio = contrast(one.colour, one.ground);
        const bool inside = one.box.left >= -0.5F && one.box.top >= -0.5F && one.box.right() <= static_cast<float>(width) + 0.5F &&
                            one.box.bottom() <= static_cast<float>(height) + 0.5F;
        bool apart = true;
        for (std::size_t k = 0; k < texts.size() && !one.on_map; ++k)
            apart = apart && (k == i || texts[k].on_map || !overlap(one.box, texts[k].box));
        const bool is_letter = one.on_map && one.text.size() == 1; // of a pin, as large as the pin
        small += share < 0.0199 && !is_letter ? 1 : 0;
        pale += ratio < 4.5 && !one.on_map ? 1 : 0;
        outside += inside || one.on_map ? 0 : 1;
        overlapping += apart ? 0 : 1;
        list += fmt::format("{}  {{\"text\": {}, \"capitals\": {:.4f}, \"contrast\": {:.2f}, \"inside\": {}, \"apart\": {}, \"on_map\": {}, \"box\": "
                            "[{:.0f}, {:.0f}, "
                            "{:.0f}, {:.0f}]}}",
                            list.empty() ? "" : ",\n", quoted_text(one.text), share, ratio, inside, apart, one.on_map, one.box.left, one.box.top,
                            one.box.width, one.box.height);
    }
    const auto& map = picture.layout().maps.front();
    return fmt::format(
        "{{\"size\": [{}, {}], \"pixels_per_metre\": {:.2f}, \"map_share\": {:.3f}, \"too_small\": {}, \"too_pale\": {}, \"outside\": {}, "
        "\"overlapping\": {}, \"texts\": [\n{}\n]}}",
        width, height, show.camera.pixels_per_metre(),
        map.width * map.height * static_cast<float>(picture.layout().maps.size()) / static_cast<float>(width * height), small, pale, outside,
        overlapping, list);
}

void play_events(const std::filesystem::path& script, const std::filesystem::path& shots, Show& show, Picture& picture, Session& session)
{
    std::istringstream lines(read_text_file(script));
    sf::Vector2u size(1280, 720);
    auto texture = std::make_unique<sf::RenderTexture>();
    const auto resize = [&](sf::Vector2u to) {
        size = to;
        texture = std::make_unique<sf::RenderTexture>();
        if (!texture->create(size.x, size.y))
            throw MachineError("no picture of that size can be drawn here");
    };
    resize(size);
    int number = 0;
    const auto send = [&](const sf::Event& event) { session.handle(event, size); };
    const auto draw = [&](double seconds) {
        session.advance(seconds);
        session.wants_full_screen = session.wants_picture = false;
        picture.draw(*texture, show, true);
        texture->display();
    };
    draw(0);
    for (std::string line; std::getline(lines, line) && !session.quits;) {
        ++number;
        std::istringstream words(line);
        std::string what, name;
        words >> what;
        if (what.empty() || what[0] == '#')
            continue;
        const auto fail = [&](const std::string& message) { throw InputError(fmt::format("{}:{}: {}", script.string(), number, message)); };
        sf::Event event{};
        const auto key = [&](sf::Event::EventType type) {
            words >> name;
            const auto found = key_names().find(name);
            if (found == key_names().end())
                fail(fmt::format("there is no key '{}'", name));
            event.type = type;
            event.key = {found->second, false, false, false, false};
            for (std::string modifier; words >> modifier;)
                (modifier == "shift" ? event.key.shift : event.key.control) = true;
            send(event);
        };
        const auto at = [&](int& x, int& y) {
            if (!(words >> x >> y))
                fail("expected x and y");
        };
        if (what == "press" || what == "key") {
            key(sf::Event::KeyPressed);
            if (what == "key") {
                event.type = sf::Event::KeyReleased;
                send(event);
            }
        } else if (what == "release") {
            key(sf::Event::KeyReleased);
        } else if (what == "type" || what == "space") { // as a keyboard of any layout types it
            name = " ";
            if (what == "type")
                words >> name;
            const auto decoded = sf::String::fromUtf8(name.begin(), name.end());
            for (const auto character : decoded) {
                sf::Event pressed{};
                pressed.type = sf::Event::KeyPressed;
                pressed.key = {sf::Keyboard::Unknown, false, false, false, false};
                send(pressed);
                event.type = sf::Event::TextEntered;
                event.text.unicode = character;
                send(event);
                pressed.type = sf::Event::KeyReleased;
                send(pressed);
            }
        } else if (what == "click" || what == "down" || what == "up") {
            event.type = what == "up" ? sf::Event::MouseButtonReleased : sf::Event::MouseButtonPressed;
            event.mouseButton.button = sf::Mouse::Left;
            at(event.mouseButton.x, event.mouseButton.y);
            send(event);
            if (what == "click") {
                event.type = sf::Event::MouseButtonReleased;
                send(event);
            }
        } else if (what == "move") {
            event.type = sf::Event::MouseMoved;
            at(event.mouseMove.x, event.mouseMove.y);
            send(event);
        } else if (what == "wheel") {
            event.type = sf::Event::MouseWheelScrolled;
            if (!(words >> event.mouseWheelScroll.delta))
                fail("expected how far");
            at(event.mouseWheelScroll.x, event.mouseWheelScroll.y);
            send(event);
        } else if (what == "size") {
            int width = 0, height = 0;
            at(width, height);
            if (width < 100 || height < 100 || width > 4000 || height > 4000)
                fail("sizes are 100 to 4000");
            resize({static_cast<unsigned>(width), static_cast<unsigned>(height)});
            event.type = sf::Event::Resized;
            event.size = {size.x, size.y};
            send(event);
        } else if (what == "wait") {
            double seconds = 0;
            words >> seconds;
            for (double passed = 0; passed < std::min(seconds, 600.0); passed += 0.1)
                draw(0.1);
        } else if (what == "shot") {
            words >> name;
            draw(0);
            if (!shots.empty() &&
                !texture->getTexture().copyToImage().saveToFile((shots / (std::filesystem::path(name).filename().string() + ".png")).string()))
                fail("the picture cannot be written");
        } else if (what == "expect") { // what holds now
            std::string value;
            words >> name >> value;
            const auto now = name == "speed"      ? fmt::format("{}", show.playback.speed)
                             : name == "playing"  ? (show.playback.playing ? "yes" : "no")
                             : name == "time"     ? time_of_day_text(show.time() - RunFile::day_at(show.time()) * seconds_per_day, true)
                             : name == "mode"     ? std::string(name_of(show.mode))
                             : name == "layer"    ? std::string(show.layer == nullptr ? "none" : show.layer->name)
                             : name == "black"    ? (show.black ? "yes" : "no")
                             : name == "followed" ? (show.followed ? "yes" : "no")
                                                  : fmt::format("there is no '{}'", name);
            if (now != value)
                fail(fmt::format("{} is {}, expected {}", name, now, value));
        } else {
            fail(fmt::format("there is no '{}'", what));
        }
        draw(0);
    }
}

} // namespace plattan::view
