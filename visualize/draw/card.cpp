#include "visualize/draw/card.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

std::optional<Card> card_of(const Show& show, const Type& type, const Layout& layout, std::optional<Vec2> person)
{
    if (!show.followed || show.followed_run >= show.runs.size())
        return {};
    const auto runs = show.maps();
    const auto where = std::find(runs.begin(), runs.end(), show.followed_run);
    if (where == runs.end())
        return {};
    auto& run = *show.runs[show.followed_run].file;
    if (*show.followed >= run.people())
        return {};
    const auto facts = run.facts_of(*show.followed);
    const auto& role = run.roles()[facts.role];
    const auto language = show.language;
    const auto clock = [](double time) { return time < 0 ? std::string("–") : time_of_day_text(RunFile::time_of_day(time)).substr(0, 5); };
    const auto place = [&](const std::string& gate) {
        if (gate.empty() || gate == "none")
            return style().words(language, "somewhere");
        if (const auto name = run.site().name_of(gate); !name.empty())
            return std::string(name);
        const auto& gates = run.site().gates;
        const auto found = std::find_if(gates.begin(), gates.end(), [&](const Gate& one) { return one.id == gate; });
        return found == gates.end() || found->leads_to.empty() ? gate : found->leads_to;
    };
    std::vector<std::string> lines{style().words(
        language, "card_id", {style().has_words(role.name) ? style().words(language, role.name) : role.label, std::to_string(facts.id)})};
    lines.push_back(
        style().words(language, "card_age", {style().words(language, facts.sex), std::to_string(facts.age)}) + ", " +
        (facts.group_size > 1 ? style().words(language, "card_group", {std::to_string(facts.group_size)}) : style().words(language, "card_alone")));
    if (role.group == layout::visitor_group) { // what they came for, as far as a result tells
        constexpr double short_stop = 60;      // s
        const auto minutes = [&](double seconds) { return style().number(language, std::round(seconds / 60)); };
        lines.push_back(facts.stayed < short_stop ? style().words(language, "card_passes")
                        : facts.sat < short_stop  ? style().words(language, "card_stands", {minutes(facts.stayed)})
                                                  : style().words(language, "card_stays", {minutes(facts.stayed), minutes(facts.sat)}));
    }
    lines.push_back(style().words(language, "card_since", {clock(facts.entered_at)}));
    lines.push_back(style().words(language, "card_from", {place(facts.entry_gate), place(facts.exit_gate)}));
    lines.push_back(style().words(language, "card_walked", {style().number(language, facts.walked)}));
    if (role.group == layout::visitor_group)
        lines.push_back(facts.safe > 0 ? style().words(language, "card_safe", {std::to_string(facts.safe), std::to_string(facts.whole)})
                                       : style().words(language, "card_not_asked"));
    const unsigned size = font_size(capitals::label, layout.height);
    const TextStyle text{size, {}}, bold{size, {}, Weight::bold};
    float wide = type.width(lines.front(), bold);
    for (const auto& line : lines)
        wide = std::max(wide, type.width(line, text));
    const float leading = static_cast<float>(size) * 1.35F, pad = static_cast<float>(size) * 0.7F;
    const auto own = static_cast<std::size_t>(where - runs.begin());
    const Area& map = layout.maps[layout.maps.size() > 1 ? 1 - own : own];
    const float tall = leading * static_cast<float>(lines.size()) + pad * 1.4F;
    Card made{std::move(lines), {map.left + pad, map.top + pad, wide + 2 * pad, tall}, false};
    if (!show.panels && map.top < 0.1F * layout.height) // below the clock and the badge
        made.area.top += 0.1F * layout.height;
    const float around = 0.04F * layout.height; // of a pin and its ring
    if (const Area all{made.area.left - around, made.area.top - around, made.area.width + 2 * around, made.area.height + 2 * around};
        person && all.contains(*person))
        made.area.left = map.right() - pad - made.area.width;
    if (show.panels && !layout.at_side && (made.area.bottom() > map.bottom() || made.area.right() > map.right())) {
        made.on_panels = true;
        made.area.left = layout.margin + pad;
        made.area.top = layout.figures.top + std::max(2.0F, (layout.timeline.top - layout.figures.top - tall) / 2);
    }
    made.area.left = std::max(2.0F, std::min(made.area.left, layout.width - made.area.width - 2));
    return made;
}

Area panels_below_card(const Layout& layout)
{
    return {0, layout.figures.top, layout.legend.right() + layout.margin, layout.timeline.top - layout.figures.top};
}

void draw_card(Shapes& shapes, Type& type, const Card& card, const Layout& layout, Hour hour)
{
    const auto& [lines, area, on_panels] = card;
    const unsigned size = font_size(capitals::label, layout.height);
    const TextStyle text{size, style().colour("ink", hour)};
    TextStyle bold = text;
    bold.weight = Weight::bold;
    const float leading = static_cast<float>(size) * 1.35F, pad = static_cast<float>(size) * 0.7F;
    if (on_panels)
        shapes.rectangle(panels_below_card(layout), style().colour("paper", hour));
    shapes.rounded({area.left - 2, area.top - 2, area.width + 4, area.height + 4}, pad * 0.6F, style().colour("hand", hour));
    shapes.rounded(area, pad * 0.5F, style().colour("panel", hour));
    type.ground = style().colour("panel", hour);
    type.on_map = true;
    for (std::size_t i = 0; i < lines.size(); ++i)
        type.set(lines[i], {area.left + pad, area.top + pad * 0.5F + leading * (static_cast<float>(i) + 0.85F)}, i == 0 ? bold : text);
    type.on_map = false;
    type.ground = style().colour("paper", hour);
}

std::vector<Area> covered_parts(const Show& show, const Type& type, const Layout& layout, const std::optional<Card>& card, const Pane& pane)
{
    const auto& [run, whole, seen] = pane;
    // Of a wipe, the other run's piece: what does not stand whole in one of them stands in none.
    std::vector<Area> parts{{whole.left, whole.top, seen.left - whole.left, whole.height},
                            {seen.right(), whole.top, whole.right() - seen.right(), whole.height}};
    std::erase_if(parts, [](const Area& part) { return part.width < 1; });
    if (card && !card->on_panels)
        parts.push_back({card->area.left - 4, card->area.top - 4, card->area.width + 8, card->area.height + 8});
    if (!show.panels) {
        const float h = layout.height, pad = 0.015F * h;
        parts.push_back({0, 0, show.note.empty() && !show.asks_to_quit ? beside_clock(type, layout.margin, h) + pad : layout.width, 0.115F * h});
        for (const auto& map : layout.maps)
            parts.push_back({map.right() - 0.05F * h - 2 * pad, map.top, 0.05F * h + 2 * pad, 0.05F * h + 2 * pad});
    }
    return parts;
}

} // namespace plattan::view
