#include "visualize/draw/legend.h"

#include "visualize/draw/people.h"
#include "visualize/draw/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace plattan::view {

namespace {

bool is_offence(std::string_view event)
{
    constexpr std::array<std::string_view, 5> offences{"theft", "robbery", "assault", "harassment", "shop_theft"};
    return std::find(offences.begin(), offences.end(), event) != offences.end();
}

float line_height(float picture_height) { return 0.040F * picture_height; }
float glyph_size(float picture_height) { return 0.020F * picture_height; }
float width_of(const Legend::Entry& entry, const Type& type, float picture_height)
{
    const TextStyle text{font_size(capitals::label, picture_height), {}};
    return glyph_size(picture_height) * 1.6F + type.width(entry.words, text) + 0.028F * picture_height;
}

} // namespace

std::vector<Legend::Entry> Legend::entries(const Show& show, Hour hour)
{
    if (show.compares()) // people are not drawn
        return {};
    const auto language = show.language;
    std::vector<bool> occurs(256, false);
    std::map<std::string, RecordedRole> found;
    bool has_crowd = false, has_visitors = false, has_deals = false, has_offences = false;
    for (const auto& run : show.runs) {
        std::set<std::uint8_t> roles;
        for (std::uint32_t id = 0; id < run.file->people(); ++id)
            occurs[run.file->role_of(id)] = true;
        for (std::size_t role = 0; role < run.file->roles().size(); ++role)
            if (occurs[role]) {
                const auto& one = run.file->roles()[role];
                found[one.name] = one;
                has_crowd = has_crowd || one.group == layout::crowd_group;
                has_visitors = has_visitors || one.group == layout::visitor_group;
                occurs[role] = false;
            }
        for (const auto& event : run.file->events()) {
            const auto& name = run.file->event_name(event.kind);
            has_deals = has_deals || name == "deal";
            has_offences = has_offences || is_offence(name);
        }
    }
    std::vector<Entry> list;
    if (show.layer != nullptr) { // under a field people are dots, and whoever is on duty stays
        const Colour dot = hour == Hour::night ? Colour{235, 238, 245} : Colour{30, 32, 38};
        Entry entry{style().words(language, "anybody"), Glyph::dart, layout::State::standing, dot, dot, {}};
        entry.is_dot = true;
        list.push_back(entry);
        has_visitors = has_crowd = has_deals = has_offences = false;
    }
    const auto& visitor = style().classes.front();
    const auto visitors = [&](std::string_view key, layout::State state) {
        list.push_back({style().words(language, key), Glyph::dart, state, visitor.fill.in(hour), visitor.rim.in(hour), {}});
    };
    if (has_visitors)
        visitors("walks", layout::State::walking);
    if (has_crowd && !has_visitors) {
        float heading = 0;
        for (const auto* side : {"east", "north", "west", "south"}) {
            const auto colour = style().colour(std::string("headings.") + side, hour);
            list.push_back({style().words(language, std::string("walks_") + side), Glyph::dart, layout::State::walking, colour, colour, {}, heading});
            heading += 0.25F;
        }
    }
    if (has_visitors || has_crowd)
        visitors("stands", layout::State::standing);
    if (has_visitors)
        visitors("sits", layout::State::sitting);
    bool others = false;
    for (const auto& [name, role] : found) {
        const auto look = style().style_of(role);
        const auto& person_class = style().classes[look.person_class];
        if (show.layer != nullptr && person_class.glyph != Glyph::pin)
            continue;
        if (person_class.glyph == Glyph::diamond || person_class.glyph == Glyph::pin) {
            Entry entry{style().has_words(name) ? style().words(language, name) : role.label,
                        person_class.glyph,
                        layout::State::standing,
                        person_class.fill.in(hour),
                        person_class.rim.in(hour),
                        look.letter.at(static_cast<std::size_t>(language))};
            if (look.pale)
                entry.fill = mixed(entry.fill, {255, 230, 120}, 0.45F);
            list.push_back(entry);
        }
        others = others || person_class.glyph == Glyph::square;
    }
    std::stable_sort(list.begin() + std::count_if(list.begin(), list.end(), [](const Entry& e) { return e.glyph == Glyph::dart; }), list.end(),
                     [](const Entry& a, const Entry& b) { return a.glyph < b.glyph; });
    if (has_deals) {
        const auto& marks = style().marks;
        const auto deal = std::find_if(marks.begin(), marks.end(), [](const MarkStyle& mark) { return mark.event == "deal"; });
        Entry entry{style().words(language, "deal"), Glyph::pin, layout::State::standing, deal->colour.in(hour), deal->colour.in(hour), {}};
        entry.is_mark = true;
        const auto after = std::find_if(list.rbegin(), list.rend(), [](const Entry& e) { return e.glyph == Glyph::diamond; });
        list.insert(after.base(), entry);
    }
    if (has_offences) {
        const auto& marks = style().marks;
        const auto offence = std::find_if(marks.begin(), marks.end(), [](const MarkStyle& mark) { return is_offence(mark.event); });
        Entry entry{style().words(language, "offence"), Glyph::square, layout::State::standing, offence->colour.in(hour), {}, {}};
        entry.is_cross = true;
        list.push_back(entry);
    }
    if (others) {
        const auto& look =
            *std::find_if(style().classes.begin(), style().classes.end(), [](const PersonClass& c) { return c.glyph == Glyph::square; });
        list.push_back({style().words(language, "others"), Glyph::square, layout::State::standing, look.fill.in(hour), look.rim.in(hour), {}});
    }
    if (std::any_of(show.runs.begin(), show.runs.end(), [](const ShownRun& run) { return run.file->lattice().has_value(); }) &&
        show.layer == nullptr && has_visitors) {
        Entry entry{style().words(language, "litter"), Glyph::square, layout::State::standing, style().colour("ground.litter", hour), {}, {}};
        entry.is_litter = true;
        list.push_back(entry);
        entry.is_litter = false;
        entry.is_defect = true;
        entry.words = style().words(language, "defect");
        entry.fill = style().colour("ground.defect", hour);
        list.push_back(entry);
    }
    return list;
}

int Legend::rows(const std::vector<Entry>& entries, const Type& type, float width, float picture_height)
{
    int rows = entries.empty() ? 0 : 1;
    float x = 0;
    for (const auto& entry : entries) {
        const float own = width_of(entry, type, picture_height);
        if (x > 0 && x + own > width) {
            ++rows;
            x = 0;
        }
        x += own;
    }
    return rows;
}

void Legend::draw(sf::RenderTarget& target, Type& type, const std::vector<Entry>& entries, const Area& area, float picture_height, Hour hour)
{
    Shapes shapes;
    const float line = line_height(picture_height), glyph = glyph_size(picture_height);
    const TextStyle text{font_size(capitals::label, picture_height), style().colour("ink", hour)};
    TextStyle letter{static_cast<unsigned>(glyph * 0.68F), {255, 255, 255}, Weight::bold, Align::centre, false};
    float x = area.left, y = area.top + line / 2;
    std::vector<std::pair<std::string, Vec2>> letters;
    for (const auto& entry : entries) {
        const float own = width_of(entry, type, picture_height);
        if (x > area.left && x - area.left + own > area.width) {
            x = area.left;
            y += line;
        }
        const Vec2 at{x + glyph * 0.6F, y};
        if (entry.is_mark)
            shapes.ring(at, glyph * 0.5F, std::max(1.5F, glyph * 0.13F), entry.fill);
        else if (entry.is_defect)
            for (int arm = 0; arm < 3; ++arm) {
                const Vec2 reach = Vec2{std::cos(1.047F * static_cast<float>(arm)), std::sin(1.047F * static_cast<float>(arm))} * (glyph * 0.3F);
                shapes.line(at - reach, at + reach, std::max(1.5F, glyph * 0.1F), entry.fill);
            }
        else if (entry.is_cross) {
            const float arm = glyph * 0.36F, thick = std::max(1.5F, glyph * 0.15F);
            shapes.line({at.x - arm, at.y - arm}, {at.x + arm, at.y + arm}, thick, entry.fill);
            shapes.line({at.x - arm, at.y + arm}, {at.x + arm, at.y - arm}, thick, entry.fill);
        } else if (entry.is_dot)
            shapes.disc(at, glyph * 0.22F, entry.fill);
        else if (entry.is_litter)
            for (const Vec2 p : {Vec2{-0.3F, 0.1F}, Vec2{0.05F, -0.25F}, Vec2{0.25F, 0.2F}})
                shapes.rectangle({at.x + p.x * glyph, at.y + p.y * glyph, glyph * 0.17F, glyph * 0.14F}, entry.fill);
        else
            draw_glyph(shapes, at, entry.glyph == Glyph::pin ? glyph : glyph * 0.86F, entry.glyph, entry.state, entry.fill, entry.rim, entry.heading);
        if (!entry.letter.empty())
            letters.emplace_back(entry.letter, at);
        type.set(entry.words, {x + glyph * 1.6F, y + static_cast<float>(text.size) * capital_of_size / 2}, text);
        x += own;
    }
    shapes.draw(target);
    type.on_map = true; // a letter in a pin is part of the pin
    for (const auto& [words, at] : letters)
        type.set(words, {at.x, at.y + static_cast<float>(letter.size) * capital_of_size / 2}, letter);
    type.on_map = false;
}

void Legend::draw_scale(sf::RenderTarget& target, Type& type, const Show& show, const Area& area, float picture_height, Hour hour)
{
    const auto& layer = *show.layer;
    const bool is_difference = show.compares();
    const TextStyle label{font_size(capitals::label, picture_height), style().colour("ink", hour), Weight::regular, Align::left, true};
    TextStyle bold = label, centred = label;
    bold.weight = Weight::bold;
    centred.align = Align::centre;
    std::vector<Colour> colours;
    std::vector<std::string> ticks;
    const auto text_of = [&](double value) { return style().scale(layer.name).text_of(value, show.language); };
    if (is_difference) {
        const auto scale = style().difference_scale(layer.name);
        const std::size_t half = scale.steps.size();
        for (std::size_t i = 0; i < half; ++i) {
            colours.push_back(scale.colours[i]);
            ticks.push_back("−" + text_of(scale.steps[half - 1 - i]));
        }
        colours.push_back(mixed(style().colour("ground.open"), style().colour("paper", hour), 0.3F));
        for (std::size_t i = 0; i < half; ++i) {
            colours.push_back(scale.colours[half + i]);
            ticks.push_back("+" + text_of(scale.steps[i]));
        }
    } else {
        const auto& scale = style().scale(layer.name);
        for (std::size_t i = 0; i < scale.steps.size(); ++i) {
            colours.push_back(scale.colour_of(i, hour));
            ticks.push_back(text_of(scale.steps[i]));
        }
    }
    const auto size = static_cast<float>(label.size);
    const auto unit = words_of_unit(show);
    const auto name = is_difference ? "" : style().words(show.language, "layer_" + std::string(layer.name));
    const auto side = [&](const std::string& key) { // "less" where the layer has no words of its own
        const auto own = key + "_" + std::string(layer.name);
        return style().words(show.language, style().has_words(own) ? own : key);
    };
    const auto fewer = side("fewer"), more = side("more");
    const float box_height = 0.024F * picture_height;
    const float beside = is_difference ? type.width(fewer, bold) + type.width(more, bold) + size : 0;
    float box = std::clamp(std::min(area.width * 0.5F, area.width - beside) / static_cast<float>(colours.size()), 3.0F, 0.09F * picture_height);
    for (const auto& tick : ticks)
        box = std::max(box, type.width(tick, label) + size * 0.35F);
    const float width = box * static_cast<float>(colours.size());
    const float left = area.left + (is_difference ? type.width(fewer, bold) + size * 0.5F : 0), top = area.top + size * 1.25F;
    Shapes shapes;
    for (std::size_t i = 0; i < colours.size(); ++i)
        shapes.rectangle({left + box * static_cast<float>(i), top, box, box_height}, colours[i]);
    shapes.draw(target);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const float x = left + box * static_cast<float>(is_difference ? i + 1 : i);
        type.set(ticks[i], {x, top + box_height + size * 0.95F}, is_difference ? centred : label);
    }
    if (is_difference) {
        bold.colour = style().document().find("difference") != nullptr ? colours.front() : bold.colour;
        if (hour == Hour::night)
            bold.colour = colours[1];
        type.set(fewer, {area.left, top + box_height * 0.85F}, bold);
        bold.colour = hour == Hour::night ? colours[colours.size() - 2] : colours.back();
        type.set(more, {left + width + size * 0.5F, top + box_height * 0.85F}, bold);
        type.set_within(unit, {area.left, area.top + size * 0.8F}, area.width, label);
    } else {
        const float used = type.set(name, {area.left, area.top + size * 0.8F}, bold);
        type.set_within(unit, {area.left + used + size * 0.6F, area.top + size * 0.8F}, area.width - used - size * 0.6F, label);
    }
}

} // namespace plattan::view
