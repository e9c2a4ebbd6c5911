#include "visualize/model/layers/uniformed.h"

namespace plattan::view {

Uniformed uniformed_at(RunFile& run, double time)
{
    const Moment moment = moment_at(run, time);
    Uniformed found{moment.known, {}};
    for (const auto& figure : moment.people)
        if (run.roles()[figure.role].uniform)
            found.places.push_back(figure.position);
    return found;
}

} // namespace plattan::view
