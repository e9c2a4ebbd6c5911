#include "fuzz/target.h"

#include "visualize/model/tour.h"

#include <cmath>

using namespace plattan;

/// A tour. What is accepted can be shown: every step has its time, what it shows is there, and the whole has an end.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Problems problems;
    const auto tour = view::read_tour(fuzz::write("input.tour.yaml", fuzz::as_text(data, size)), problems);
    fuzz::promise_places(problems);
    if (!problems.empty())
        return 0;
    constexpr double longest = 3600; // s
    fuzz::promise(tour.duration() > 0 && tour.duration() <= longest, "a tour takes some time, and at most an hour");
    fuzz::promise(!tour.files.empty() && tour.files.size() <= 2 && !tour.files.front().path.empty(), "a tour shows one file or two");
    for (const auto& step : tour.steps) {
        fuzz::promise(step.at >= 0 && step.until >= step.at && step.speed >= 1 && step.duration() >= 0, "a step goes on in time");
        fuzz::promise(step.layer.empty() || view::layer_named(step.layer) != nullptr, "a field that is shown is there");
        fuzz::promise(!step.box || (step.box->high.x > step.box->low.x && step.box->high.y > step.box->low.y), "what is looked at has an extent");
        for (const auto& figure : step.figures)
            fuzz::promise(view::figure_kind(figure) != nullptr, "a figure that is shown is there");
    }
    return 0;
}
