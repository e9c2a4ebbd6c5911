#include "visualize/model/layers/uniformed.h"

#include "visualize/model/moment.h"

namespace plattan::view {

std::optional<std::vector<Vec2>> uniformed_at(RunFile& run, double time)
{
    const Moment moment = moment_at(run, time);
    if (moment.known != Known::here)
        return std::nullopt;
    std::vector<Vec2> places;
    for (const auto& figure : moment.people)
        if (run.roles()[figure.role].uniform)
            places.push_back(figure.position);
    return places;
}

} // namespace plattan::view
