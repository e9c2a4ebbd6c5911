#include "analysis/safety_walk/picture.h"

#include "base/markup.h"

#include <fmt/format.h>

namespace plattan {

namespace {

constexpr float margin = 6; ///< around the ground (unit: m)
constexpr double scale = 7; ///< pixels per metre
constexpr double line_height = 22;

class Map {
public:
    Map(Vec2 low, Vec2 high) : low(low - Vec2{margin, margin}), high(high + Vec2{margin, margin}) {}

    double x(Vec2 p) const { return scale * static_cast<double>(p.x - low.x); }
    double y(Vec2 p) const { return 40 + scale * static_cast<double>(high.y - p.y); }
    double width() const { return scale * static_cast<double>(high.x - low.x); }
    double height() const { return 40 + scale * static_cast<double>(high.y - low.y); }

    std::string points(const Ring& ring) const
    {
        std::string text;
        for (const Vec2 p : ring)
            text += fmt::format("{:.1f},{:.1f} ", x(p), y(p));
        return text;
    }

    /// As the data of an svg path; holes stay empty with the fill rule evenodd.
    std::string outline(const Shape& shape) const
    {
        std::string text = fmt::format("M {}Z", points(shape.outer));
        for (const Ring& hole : shape.holes)
            text += fmt::format(" M {}Z", points(hole));
        return text;
    }

private:
    Vec2 low, high;
};

const char* colour_of(double severity) { return severity > 0.66 ? "#a11" : severity > 0.33 ? "#d9760d" : "#8a7400"; }

} // namespace

std::string picture_of(const RecordedPlace& place, const Line& route, const std::vector<Spot>& spots, const std::string& title)
{
    const Box box = bounds(place.features);
    const Map map(box.low, box.high);
    const double height = map.height() + line_height * static_cast<double>(spots.size() + 1);
    std::string svg = fmt::format("<svg xmlns='http://www.w3.org/2000/svg' width='{0:.0f}' height='{1:.0f}' viewBox='0 0 {0:.0f} {1:.0f}' "
                                  "font-family='sans-serif'>\n<rect width='100%' height='100%' fill='#fbfaf7'/>\n"
                                  "<text x='10' y='26' font-size='18' font-weight='bold'>{2}</text>\n",
                                  map.width(), height, escaped(title));
    for (const auto& road : place.features.traffic)
        svg += fmt::format("<path d='{}' fill-rule='evenodd' fill='#d9d4cc'/>\n", map.outline(road.shape));
    for (const auto& area : place.features.walkables)
        svg += fmt::format("<path d='{}' fill-rule='evenodd' fill='{}' stroke='#8a857c'/>\n", map.outline(area.shape),
                           area.roofed ? "#e0dbd0" : "#f1ede2");
    for (const auto& obstacle : place.features.obstacles)
        svg += fmt::format("<path d='{}' fill-rule='evenodd' fill='#77716a'/>\n", map.outline(obstacle.shape));
    for (const auto& screen : place.features.screens)
        svg += fmt::format("<polyline points='{}' fill='none' stroke='#3c7a3c' stroke-width='5'/>\n", map.points(screen.line));
    svg += fmt::format("<polyline points='{}' fill='none' stroke='#2b5f8f' stroke-width='3' stroke-dasharray='9 5'/>\n", map.points(route.points));
    for (std::size_t i = spots.size(); i-- > 0;) { // the worst on top
        const auto& spot = spots[i];
        svg += fmt::format("<circle cx='{0:.1f}' cy='{1:.1f}' r='11' fill='{2}' stroke='white' stroke-width='1.5'/>"
                           "<text x='{0:.1f}' y='{3:.1f}' font-size='12' fill='white' text-anchor='middle'>{4}</text>\n",
                           map.x(spot.at), map.y(spot.at), colour_of(spot.severity), map.y(spot.at) + 4, i + 1);
    }
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const auto& text = fault_texts()[static_cast<std::size_t>(spots[i].fault)];
        svg += fmt::format("<text x='12' y='{:.0f}' font-size='14' fill='{}'>{:>2}  {}: {} at ({:.0f}, {:.0f}) m{}</text>\n",
                           map.height() + line_height * static_cast<double>(i + 1), colour_of(spots[i].severity), i + 1, text.name,
                           escaped(spots[i].measure), spots[i].at.x, spots[i].at.y,
                           text.touched_by.empty() ? "" : fmt::format("; touched by {}", text.touched_by));
    }
    return svg + "</svg>\n";
}

} // namespace plattan
