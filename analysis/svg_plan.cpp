#include "analysis/svg_plan.h"

#include "base/markup.h"

#include <fmt/format.h>

namespace plattan {

namespace {

constexpr float margin = 6; ///< around the ground (unit: m)

} // namespace

SvgPlan::SvgPlan(const Features& features)
{
    const Box box = bounds(features);
    low = box.low - Vec2{margin, margin};
    high = box.high + Vec2{margin, margin};
}

std::string SvgPlan::points(const Ring& ring) const
{
    std::string text;
    for (const Vec2 p : ring)
        text += fmt::format("{:.1f},{:.1f} ", x(p), y(p));
    return text;
}

std::string SvgPlan::outline(const Shape& shape) const
{
    std::string text = fmt::format("M {}Z", points(shape.outer));
    for (const Ring& hole : shape.holes)
        text += fmt::format(" M {}Z", points(hole));
    return text;
}

std::string SvgPlan::ground(const Features& features, const std::string& title, double more) const
{
    std::string svg = fmt::format("<svg xmlns='http://www.w3.org/2000/svg' width='{0:.0f}' height='{1:.0f}' viewBox='0 0 {0:.0f} {1:.0f}' "
                                  "font-family='sans-serif'>\n<rect width='100%' height='100%' fill='#fbfaf7'/>\n"
                                  "<text x='10' y='26' font-size='18' font-weight='bold'>{2}</text>\n",
                                  width(), height() + more, escaped(title));
    for (const auto& road : features.traffic)
        svg += fmt::format("<path d='{}' fill-rule='evenodd' fill='#d9d4cc'/>\n", outline(road.shape));
    for (const auto& area : features.walkables)
        svg +=
            fmt::format("<path d='{}' fill-rule='evenodd' fill='{}' stroke='#8a857c'/>\n", outline(area.shape), area.roofed ? "#e0dbd0" : "#f1ede2");
    for (const auto& obstacle : features.obstacles)
        svg += fmt::format("<path d='{}' fill-rule='evenodd' fill='#77716a'/>\n", outline(obstacle.shape));
    for (const auto& screen : features.screens)
        svg += fmt::format("<polyline points='{}' fill='none' stroke='#3c7a3c' stroke-width='5'/>\n", points(screen.line));
    return svg;
}

std::string SvgPlan::numbered(Vec2 at, std::size_t number, std::string_view colour) const
{
    return fmt::format("<circle cx='{0:.1f}' cy='{1:.1f}' r='11' fill='{2}' stroke='white' stroke-width='1.5'/>"
                       "<text x='{0:.1f}' y='{3:.1f}' font-size='12' fill='white' text-anchor='middle'>{4}</text>\n",
                       x(at), y(at), colour, y(at) + 4, number);
}

} // namespace plattan
