#include "visualize/draw/type.h"

#include "base/problems.h"

#include <cmath>
#include <filesystem>

namespace plattan::view {

namespace {

bool load(sf::Font& font, const std::vector<std::string>& files)
{
    for (const char* folder :
         {"/usr/share/fonts/opentype/inter/", "/usr/share/fonts/truetype/inter/", "/usr/share/fonts/inter/", "/usr/share/fonts/TTF/"})
        for (const auto& file : files)
            if (const auto path = std::string(folder) + file; std::filesystem::exists(path) && font.loadFromFile(path))
                return true;
    return false;
}

bool is_digit(sf::Uint32 c) { return c >= '0' && c <= '9'; }

/// Nothing is drawn of it: an empty letter would show what stands beside it in the texture.
bool is_space(sf::Uint32 c) { return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F; }

/// Calls f(character, x) for each character of a text from x = 0 on.
/// @return the width of all
template <class F> float lay_out(const sf::Font& font, const sf::String& text, const TextStyle& style, F&& f)
{
    const bool bold = false;
    // At the sizes of a projector the letters of a screen typeface stand too far apart.
    const float tight = (style.weight == Weight::regular ? 0.014F : 0.004F) * static_cast<float>(style.size);
    float widest_digit = 0;
    if (style.tabular)
        for (sf::Uint32 c = '0'; c <= '9'; ++c)
            widest_digit = std::max(widest_digit, font.getGlyph(c, style.size, bold).advance);
    float x = 0;
    sf::Uint32 before = 0;
    for (const sf::Uint32 c : text) {
        const auto& glyph = font.getGlyph(c, style.size, bold);
        if (!style.tabular && before != 0)
            x += font.getKerning(before, c, style.size);
        const bool wide = style.tabular && is_digit(c);
        f(c, x + (wide ? (widest_digit - glyph.advance) / 2 : 0));
        x += (wide ? widest_digit : glyph.advance) - tight;
        before = c;
    }
    return x;
}

sf::String decoded(const std::string& text) { return sf::String::fromUtf8(text.begin(), text.end()); }

} // namespace

Typeface::Typeface()
{
    if (!load(regular, {"Inter-Regular.otf", "Inter-Regular.ttf"}) ||
        !load(bold, {"InterDisplay-SemiBold.otf", "Inter-SemiBold.otf", "Inter-SemiBold.ttf", "Inter-Bold.otf"}))
        throw MachineError("the typeface Inter is missing (package fonts-inter)");
}

float Type::set(const std::string& text, Vec2 at, const TextStyle& style)
{
    const sf::Font& font = face.of(style.weight);
    const auto decoded_text = decoded(text);
    const float whole = lay_out(font, decoded_text, style, [](sf::Uint32, float) {});
    const float left = std::round(style.align == Align::left ? at.x : style.align == Align::centre ? at.x - whole / 2 : at.x - whole);
    const float base = std::round(at.y);
    auto& batch = batches.try_emplace({static_cast<int>(style.weight), style.size}, sf::Quads).first->second;
    Box ink;
    const auto put = [&](float outline, Colour colour) {
        lay_out(font, decoded_text, style, [&](sf::Uint32 c, float x) {
            if (is_space(c))
                return;
            const auto& glyph = font.getGlyph(c, style.size, false, outline);
            const auto& b = glyph.bounds;
            const auto& t = glyph.textureRect;
            constexpr float around = 1; // pixels that a letter's edge may reach beyond its box
            const float x0 = left + x + b.left - around, y0 = base + b.top - around, x1 = left + x + b.left + b.width + around,
                        y1 = base + b.top + b.height + around;
            const auto u0 = static_cast<float>(t.left) - around, v0 = static_cast<float>(t.top) - around,
                       u1 = static_cast<float>(t.left + t.width) + around, v1 = static_cast<float>(t.top + t.height) + around;
            // Upright: a quarter of a turn round the place, to be read from the right.
            const auto at_corner = [&](float cx, float cy) -> sf::Vector2f {
                return style.upright ? sf::Vector2f{left + (cy - base), base - (cx - left)} : sf::Vector2f{cx, cy};
            };
            if (outline == 0)
                for (const auto& corner : {at_corner(x0 + around, y0 + around), at_corner(x1 - around, y1 - around)})
                    ink.take_in({corner.x, corner.y});
            batch.append({at_corner(x0, y0), to_sfml(colour), {u0, v0}});
            batch.append({at_corner(x1, y0), to_sfml(colour), {u1, v0}});
            batch.append({at_corner(x1, y1), to_sfml(colour), {u1, v1}});
            batch.append({at_corner(x0, y1), to_sfml(colour), {u0, v1}});
        });
    };
    if (style.halo)
        put(std::max(1.0F, std::round(static_cast<float>(style.size) * 0.1F)), *style.halo);
    put(0, style.colour);
    if (ink.high.x >= ink.low.x)
        log.push_back({text,
                       style,
                       origin + Vec2{left, base},
                       {origin.x + ink.low.x, origin.y + ink.low.y, ink.high.x - ink.low.x, ink.high.y - ink.low.y},
                       capital_of_size * static_cast<float>(style.size),
                       style.halo.value_or(ground),
                       on_map,
                       below_people,
                       false});
    return whole;
}

void Type::set_as_mask(const SetText& text, Vec2 corner)
{
    TextStyle white = text.style;
    white.colour = {255, 255, 255};
    white.align = Align::left;
    white.halo.reset();
    set(text.text, text.at - corner, white);
}

float Type::width(const std::string& text, const TextStyle& style) const
{
    return lay_out(face.of(style.weight), decoded(text), style, [](sf::Uint32, float) {});
}

std::string Type::shortened(const std::string& text, float room, const TextStyle& style) const
{
    if (width(text, style) <= room)
        return text;
    auto decoded_text = decoded(text);
    while (!decoded_text.isEmpty()) {
        decoded_text.erase(decoded_text.getSize() - 1);
        const auto bytes = decoded_text.toUtf8();
        if (auto shorter = std::string(bytes.begin(), bytes.end()) + "…"; width(shorter, style) <= room)
            return shorter;
    }
    return {};
}

float Type::set_within(const std::string& text, Vec2 at, float room, const TextStyle& style)
{
    const auto shorter = shortened(text, room, style);
    const float width = set(shorter, at, style);
    if (shorter.empty() && !text.empty()) // nothing of it has room
        log.push_back({text, style, origin + at, {origin.x + at.x, origin.y + at.y, 0, 0}, 0, ground, on_map, below_people, true});
    else if (shorter != text && !log.empty())
        log.back().shortened = true;
    return width;
}

std::vector<std::string> Type::lines(const std::string& text, float room, const TextStyle& style) const
{
    std::vector<std::string> list;
    std::string line;
    for (std::size_t from = 0; from < text.size();) {
        const auto space = std::min(text.find(' ', from), text.size());
        const auto word = text.substr(from, space - from);
        auto longer = line;
        if (!line.empty())
            longer += ' ';
        longer += word;
        if (!line.empty() && width(longer, style) > room) {
            list.push_back(line);
            line = word;
        } else {
            line = longer;
        }
        from = space + 1;
    }
    if (!line.empty())
        list.push_back(line);
    return list;
}

std::vector<std::string> Type::even_lines(const std::string& text, float room, const TextStyle& style) const
{
    auto best = lines(text, room, style);
    constexpr int narrower = 12;
    for (int step = 1; step < narrower; ++step) {
        auto list = lines(text, room * (1 - static_cast<float>(step) / (2 * narrower)), style);
        if (list.size() != best.size())
            break;
        best = std::move(list);
    }
    return best;
}

int Type::set_lines(const std::string& text, Vec2 at, float room, float leading, int most_lines, const TextStyle& style)
{
    auto list = lines(text, room, style);
    const bool shortened = list.size() > static_cast<std::size_t>(most_lines);
    if (shortened) {
        list.resize(static_cast<std::size_t>(most_lines));
        list.back() += " …";
    }
    for (std::size_t i = 0; i < list.size(); ++i)
        set_within(list[i], {at.x, at.y + leading * static_cast<float>(i)}, room, style);
    if (shortened && !log.empty())
        log.back().shortened = true;
    return static_cast<int>(list.size());
}

void Type::draw_kept(sf::RenderTarget& target) const
{
    for (const auto& [which, batch] : batches)
        target.draw(batch, sf::RenderStates(&face.of(static_cast<Weight>(which.first)).getTexture(which.second)));
}

void Type::draw(sf::RenderTarget& target)
{
    draw_kept(target);
    batches.clear();
}

void Type::clear()
{
    batches.clear();
    log.clear();
}

} // namespace plattan::view
