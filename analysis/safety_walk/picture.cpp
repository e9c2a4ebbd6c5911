#include "analysis/safety_walk/picture.h"

#include "analysis/svg_plan.h"
#include "base/markup.h"

#include <fmt/format.h>

namespace plattan {

namespace {

constexpr double line_height = 22; ///< (unit: pixels)

const char* colour_of(double severity) { return severity > 0.66 ? "#a11" : severity > 0.33 ? "#d9760d" : "#8a7400"; }

} // namespace

std::string picture_of(const RecordedPlace& place, const Line& route, const std::vector<Spot>& spots, const std::string& title)
{
    const SvgPlan map(place.features);
    std::string svg = map.ground(place.features, title, line_height * static_cast<double>(spots.size() + 1));
    svg += fmt::format("<polyline points='{}' fill='none' stroke='#2b5f8f' stroke-width='3' stroke-dasharray='9 5'/>\n", map.points(route.points));
    for (std::size_t i = spots.size(); i-- > 0;) // the worst on top
        svg += map.numbered(spots[i].at, i + 1, colour_of(spots[i].severity));
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
