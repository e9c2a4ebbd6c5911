#include "visualize/inspect.h"

#include "base/problems.h"
#include "base/text_file.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
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

/// What the pixels of a picture say about a text.
struct Seen {
    double share = 0;    ///< of its letters that are there: 1 where nothing lies upon them and no edge cuts them
    double contrast = 0; ///< to what lies between and around its letters
};

Seen seen_in(const sf::Image& picture, const SetText& text, const Typeface& face)
{
    constexpr int around = 2;
    const int left = static_cast<int>(std::floor(text.box.left)) - around, top = static_cast<int>(std::floor(text.box.top)) - around;
    const auto width = static_cast<unsigned>(std::ceil(text.box.width)) + 2 * around + 1,
               height = static_cast<unsigned>(std::ceil(text.box.height)) + 2 * around + 1;
    sf::RenderTexture canvas;
    if (!canvas.create(width, height))
        throw MachineError("no picture of that size can be drawn here");
    canvas.clear(sf::Color::Black);
    Type mask(face);
    mask.set_as_mask(text, {static_cast<float>(left), static_cast<float>(top)});
    mask.draw(canvas);
    canvas.display();
    const auto letters = canvas.getTexture().copyToImage();
    // Letters of full strength must have their colour; edges that are mixed tell little.
    constexpr int strong = 200, tolerance = 60;
    long wanted = 0, found = 0;
    std::vector<double> contrasts;
    for (unsigned y = 0; y < height; ++y)
        for (unsigned x = 0; x < width; ++x) {
            const int cover = letters.getPixel(x, y).r, at_x = left + static_cast<int>(x), at_y = top + static_cast<int>(y);
            const bool inside =
                at_x >= 0 && at_y >= 0 && at_x < static_cast<int>(picture.getSize().x) && at_y < static_cast<int>(picture.getSize().y);
            const auto pixel = inside ? picture.getPixel(static_cast<unsigned>(at_x), static_cast<unsigned>(at_y)) : sf::Color();
            const Colour colour{pixel.r, pixel.g, pixel.b};
            if (cover == 0 && inside)
                contrasts.push_back(contrast(colour, text.style.colour));
            if (cover < strong)
                continue;
            ++wanted;
            const auto off = [](int a, int b) { return std::abs(a - b); };
            found += inside && std::max({off(colour.r, text.style.colour.r), off(colour.g, text.style.colour.g),
                                         off(colour.b, text.style.colour.b)}) <= tolerance
                         ? 1
                         : 0;
        }
    Seen seen;
    seen.share = wanted == 0 ? 0 : static_cast<double>(found) / static_cast<double>(wanted);
    if (!contrasts.empty()) {
        std::nth_element(contrasts.begin(), contrasts.begin() + static_cast<std::ptrdiff_t>(contrasts.size() / 2), contrasts.end());
        seen.contrast = contrasts[contrasts.size() / 2];
    }
    return seen;
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

std::string texts_json(const Show& show, const Picture& picture, const sf::Image& image)
{
    const auto texts = picture.texts();
    const auto is_part_of_pin = [](const SetText& text) { return text.on_map && text.text.size() == 1; };
    const auto width = static_cast<float>(image.getSize().x), height = static_cast<float>(image.getSize().y);
    std::string list;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& one = texts[i];
        const bool inside = one.box.left >= -0.5F && one.box.top >= -0.5F && one.box.right() <= width + 0.5F && one.box.bottom() <= height + 0.5F;
        bool apart = true;
        for (std::size_t k = 0; k < texts.size(); ++k)
            apart = apart && (k == i || is_part_of_pin(texts[k]) || !overlap(one.box, texts[k].box));
        const auto seen = seen_in(image, one, picture.typeface());
        list += fmt::format("{}  {{\"text\": {}, \"capitals\": {:.4f}, \"must_read\": {}, \"contrast\": {:.2f}, \"shown\": {:.3f}, \"whole\": {}, "
                            "\"inside\": {}, \"apart\": {}, \"on_map\": {}, \"box\": [{:.0f}, {:.0f}, {:.0f}, {:.0f}]}}",
                            list.empty() ? "" : ",\n", quoted_text(one.text), one.capitals / height, one.style.must_read,
                            std::min(seen.contrast, contrast(one.style.colour, one.ground)), seen.share, !one.shortened, inside, apart, one.on_map,
                            one.box.left, one.box.top, one.box.width, one.box.height);
    }
    const auto& map = picture.layout().maps.front();
    return fmt::format("{{\"size\": [{}, {}], \"pixels_per_metre\": {:.2f}, \"map_share\": {:.3f}, \"texts\": [\n{}\n]}}", width, height,
                       show.camera.pixels_per_metre(), map.width * map.height * static_cast<float>(picture.layout().maps.size()) / (width * height),
                       list);
}

std::string layout_json(Show& show, Picture& picture, unsigned width, unsigned height)
{
    sf::RenderTexture texture;
    if (!texture.create(width, height))
        throw MachineError("no picture of that size can be drawn here");
    picture.draw(texture, show, true);
    texture.display();
    return texts_json(show, picture, texture.getTexture().copyToImage());
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
        } else if (what == "layout") { // the texts of the picture
            words >> name;
            draw(0);
            if (!shots.empty())
                write_text_file(shots / (std::filesystem::path(name).filename().string() + ".json"),
                                texts_json(show, picture, texture->getTexture().copyToImage()));
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
