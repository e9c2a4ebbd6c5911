#include "visualize/model/layers/list.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

const std::vector<Layer>& all_layers()
{
    // Not static constants of the layers' own files: those may not be made yet.
    static const std::vector<Layer> list = [] {
        std::vector<Layer> made;
#define PLATTAN_TAKE(NAME) made.push_back(layers::NAME);
        PLATTAN_LAYERS(PLATTAN_TAKE)
#undef PLATTAN_TAKE
        return made;
    }();
    return list;
}

const Layer* layer_named(std::string_view name)
{
    const auto& list = all_layers();
    const auto found = std::find_if(list.begin(), list.end(), [&](const Layer& layer) { return layer.name == name; });
    return found == list.end() ? nullptr : &*found;
}

When when_of(const Layer& layer, double time, bool cumulative)
{
    const double midnight = RunFile::day_at(time) * seconds_per_day;
    return {time, layer.adds_up || cumulative ? std::min(time, midnight + usual_beginning) : time};
}

std::string unit_of(const Layer& layer, Language language, const When& when, double begins)
{
    const auto& presentation = Presentation::shared();
    auto unit = presentation.words(language, "unit_" + std::string(layer.name));
    if (layer.of_a_moment || when.since >= when.time)
        return unit;
    const double since = std::max(when.since, begins), of_day = RunFile::time_of_day(since);
    const auto clock = time_of_day_text(of_day).substr(0, 5);
    return presentation.words(language, "since", {unit, clock.substr(3) == "00" ? clock.substr(0, 2) : clock});
}

namespace {

/// Frames from the one at `since` to the one at `time`.
std::optional<std::pair<std::size_t, std::size_t>> frames_of(const RunFile& run, const When& when)
{
    const auto last = run.frame_at(when.time);
    if (!last)
        return std::nullopt;
    const auto& times = run.frame_times();
    const auto after = std::upper_bound(times.begin(), times.end(), when.since);
    const auto first = after == times.begin() ? 0 : static_cast<std::size_t>(after - times.begin()) - 1;
    return std::pair(std::min(first, *last), *last);
}

Field added(RunFile& run, FrameGrid grid, const When& when, bool mean)
{
    const auto frames = frames_of(run, when);
    if (!frames)
        return Known::outside;
    const auto [first, last] = *frames;
    Field sum{Cells()};
    for (std::size_t i = first; i <= last; ++i) {
        const auto frame = run.frame(grid, i);
        if (!frame && sum.known != Known::damaged) // what is damaged once will never be whole
            sum.known = known_without(run, grid, i);
        if (!sum.is_here())
            continue; // the others are asked for all the same
        sum.cells.resize(frame->size(), 0.0F);
        for (std::size_t c = 0; c < frame->size(); ++c)
            sum.cells[c] += (*frame)[c];
    }
    if (mean)
        for (float& value : sum.cells)
            value /= static_cast<float>(last - first + 1);
    return sum;
}

} // namespace

Field sum_of_frames(RunFile& run, FrameGrid grid, const When& when) { return added(run, grid, when, false); }
Field mean_of_frames(RunFile& run, FrameGrid grid, const When& when) { return added(run, grid, when, true); }

Known known_without(RunFile& run, FrameGrid grid, std::size_t frame) { return run.is_damaged(grid, frame) ? Known::damaged : Known::late; }

Cells minus(const Cells& b, const Cells& a, float without_value)
{
    const auto counted = [&](float value) { return std::isnan(value) ? without_value : value; };
    Cells difference(std::min(a.size(), b.size()));
    for (std::size_t i = 0; i < difference.size(); ++i)
        difference[i] = std::isnan(a[i]) && std::isnan(b[i]) ? a[i] : counted(b[i]) - counted(a[i]);
    return difference;
}

Field difference_of(const Layer& layer, const Field& a, const Field& b)
{
    for (const Field* one : {&a, &b}) // late above all: what is wrong with the other one is said when both were read
        if (one->known == Known::late)
            return Known::late;
    for (const Field* one : {&a, &b})
        if (!one->is_here())
            return one->known;
    return minus(b.cells, a.cells, layer.without_value);
}

} // namespace plattan::view
