#include "visualize/model/show.h"

#include <algorithm>

namespace plattan::view {

double Show::begins() const
{
    double first = runs.front().file->begins();
    for (const auto& run : runs)
        first = std::min(first, run.file->begins());
    return first;
}

double Show::ends() const
{
    double last = 0;
    for (const auto& run : runs)
        last = std::max(last, run.file->ends());
    return last;
}

std::vector<std::size_t> Show::maps() const
{
    const bool two = runs.size() > 1;
    const std::size_t other = two ? 1 : 0;
    switch (mode) {
    case Mode::a:
        return {blink ? other : 0};
    case Mode::b:
        return {blink ? 0 : other};
    case Mode::wipe:
    case Mode::difference:
        return {0};
    case Mode::both:
        break;
    }
    if (!two)
        return {0};
    return blink ? std::vector<std::size_t>{1, 0} : std::vector<std::size_t>{0, 1};
}

Box Show::look_of(const RunFile& run)
{
    constexpr float around = 5; // m
    Box box;
    for (const auto& walkable : run.site().walkables)
        if (walkable.square)
            for (const Vec2 p : walkable.shape.outer)
                box.take_in(p);
    if (box.high.x < box.low.x)
        box = bounds(run.site());
    return {box.low - Vec2{around, around}, box.high + Vec2{around, around}};
}

std::vector<std::string> Show::own_figures() const
{
    for (const auto& run : runs)
        for (std::uint32_t id = 0; id < run.file->people(); ++id)
            if (run.file->roles()[run.file->role_of(id)].group == layout::visitor_group)
                return usual_figures();
    return {"present", "walking", "standing"};
}

void Show::show_day()
{
    const double midnight = RunFile::day_at(time()) * seconds_per_day;
    begins_at = std::max(begins(), midnight);
    ends_at = std::min(ends(), midnight + seconds_per_day);
    if (ends_at - begins_at > seconds_per_day / 2) { // a day is shown whole
        begins_at = midnight;
        ends_at = midnight + seconds_per_day;
    }
}

} // namespace plattan::view
