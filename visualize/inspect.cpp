#include "visualize/inspect.h"

#include "base/problems.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

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
        list += fmt::format(
            "{}  {{\"text\": {}, \"capitals\": {:.4f}, \"must_read\": {}, \"contrast\": {:.2f}, \"shown\": {:.3f}, \"whole\": {}, "
            "\"inside\": {}, \"apart\": {}, \"on_map\": {}, \"below_people\": {}, \"box\": [{:.0f}, {:.0f}, {:.0f}, {:.0f}]}}",
            list.empty() ? "" : ",\n", quoted_text(one.text), one.capitals / picture.layout().height, one.style.must_read,
            one.below_people ? contrast(one.style.colour, one.ground) : std::min(seen.contrast, contrast(one.style.colour, one.ground)), seen.share,
            !one.shortened, inside, apart, one.on_map, one.below_people, one.box.left, one.box.top, one.box.width, one.box.height);
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

} // namespace plattan::view
