#include "analysis/places.h"

#include "analysis/svg_plan.h"
#include "base/markup.h"

#include <array>
#include <fmt/format.h>

namespace plattan {

namespace {

struct KindOfPlace {
    std::string_view name, taken_by, colour;
};

constexpr std::array<KindOfPlace, 8> kinds{{
    {"areas", "area: of furniture, lighting, events", "#5b4fa2"},
    {"zones", "area: of furniture, events; post: of guards", "#2f6690"},
    {"routes", "route: of guards, police_visits, outreach, youth_workers, place_manager, hosts", "#0f6f70"},
    {"gates", "gate: of opening_hours, police_visits", "#1d2733"},
    {"lamps", "lamps: of lighting", "#96750c"},
    {"bins", "stand there already; more by bins: {add: [{at: [x, y]}]}", "#59636e"},
    {"counters and doors", "stand there already", "#a2356e"},
    {"other places of dealing", "named in results alone", "#b4470f"},
}};

Vec2 middle_of(const Ring& line) { return line.empty() ? Vec2{} : line[line.size() / 2]; }

std::string size_text(const Shape& shape) { return fmt::format("{:.0f} m2", area(shape)); }

} // namespace

std::vector<NamedPlace> named_places(const Features& features)
{
    std::vector<NamedPlace> list;
    for (const auto& one : features.walkables)
        list.push_back({kinds[0].name, one.id,
                        fmt::format("{}, {}{}{}", size_text(one.shape), one.roofed ? "under a roof" : "open",
                                    one.square ? ", part of the square" : "", one.stairs ? ", stairs" : ""),
                        middle(one.shape)});
    for (const auto& one : features.zones)
        list.push_back(
            {kinds[1].name, one.id, fmt::format("{}{}", size_text(one.shape), one.rule.empty() ? "" : ", rule " + one.rule), middle(one.shape)});
    for (const auto& one : features.routes)
        list.push_back({kinds[2].name, one.id, one.purpose, middle_of(one.points)});
    for (const auto& one : features.gates)
        list.push_back({kinds[3].name, one.id, one.opening_hours.empty() ? "always open" : "open as " + one.opening_hours,
                        Vec2{(one.line.from.x + one.line.to.x) / 2, (one.line.from.y + one.line.to.y) / 2}});
    for (const auto& one : features.luminaires)
        list.push_back({kinds[4].name, one.id, fmt::format("{:.0f} lm, {:.1f} m high", one.lumen, one.height), one.position});
    for (const auto& one : features.bins)
        list.push_back({kinds[5].name, one.id, fmt::format("{} items{}", one.capacity, one.ash ? ", ash" : ""), one.position});
    for (const auto& one : features.doors)
        list.push_back(
            {kinds[6].name, one.id, one.service_time > 0 ? fmt::format("counter of {}", one.of) : fmt::format("door of {}", one.of), one.position});
    for (const auto& one : features.nodes)
        list.push_back({kinds[7].name, one.id, one.distance >= 0 ? fmt::format("{:.0f} m away", one.distance) : "nowhere in particular", {}, false});
    return list;
}

std::string places_text(const Features& features)
{
    std::string text = fmt::format("Names of {} that a scenario may use; positions in metres.\n", features.name.empty() ? "the site" : features.name);
    const auto list = named_places(features);
    for (const auto& kind : kinds) {
        bool any = false;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i].kind != kind.name)
                continue;
            if (!any)
                text += fmt::format("\n{}   ({})\n", kind.name, kind.taken_by);
            any = true;
            const auto at = list[i].on_map ? fmt::format("({:.0f}, {:.0f})", list[i].at.x, list[i].at.y) : std::string();
            text += fmt::format("  {:>3}  {:<22} {:>12}  {}\n", i + 1, list[i].id, at, list[i].what);
        }
    }
    return text;
}

std::string places_map(const Features& features)
{
    const SvgPlan plan(features);
    const auto list = named_places(features);
    constexpr double row_height = 20, column_width = 330;
    const auto columns = std::max<std::size_t>(1, static_cast<std::size_t>(plan.width() / column_width));
    const std::size_t rows = (list.size() + columns - 1) / columns;
    std::string svg = plan.ground(features, fmt::format("Names of {}", features.name), row_height * static_cast<double>(rows + 2));
    for (const auto& zone : features.zones)
        svg += fmt::format("<path d='{}' fill='none' stroke='{}' stroke-dasharray='5 4'/>\n", plan.outline(zone.shape), kinds[1].colour);
    for (const auto& route : features.routes)
        svg += fmt::format("<polyline points='{}' fill='none' stroke='{}' stroke-width='1.5' opacity='0.5'/>\n", plan.points(route.points),
                           kinds[2].colour);
    const auto colour_of = [](std::string_view name) {
        for (const auto& kind : kinds)
            if (kind.name == name)
                return kind.colour;
        return kinds[0].colour;
    };
    for (std::size_t i = list.size(); i-- > 0;) // areas on top: there are few of them
        if (list[i].on_map)
            svg += plan.numbered(list[i].at, i + 1, colour_of(list[i].kind));
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::size_t column = i / rows, row = i % rows;
        svg +=
            fmt::format("<text x='{:.0f}' y='{:.0f}' font-size='13' fill='{}'>{}  {} ({})</text>\n", 12 + column_width * static_cast<double>(column),
                        plan.height() + row_height * static_cast<double>(row + 1), colour_of(list[i].kind), i + 1, escaped(list[i].id), list[i].kind);
    }
    return svg + "</svg>\n";
}

} // namespace plattan
