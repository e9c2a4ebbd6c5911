#include "studies/cell_maps.h"

#include "results/layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plattan {

namespace {

// Hours that people ask about, by the clock.
constexpr double evening_begins = 18, night_begins = 23, day_begins = 5;
constexpr double litter_from = 10, litter_until = 22; ///< when the square is in use
constexpr double frame_minutes = layout::frame_length / 60;
constexpr int kept_bits = 9; ///< of a value, its leading one included: chance moves it much farther than rounding does

float rounded(double value)
{
    if (std::isnan(value)) // whose bits differ by how it came about
        return std::numeric_limits<float>::quiet_NaN();
    int exponent = 0;
    const double fraction = std::frexp(value, &exponent);
    return static_cast<float>(std::ldexp(std::nearbyint(std::ldexp(fraction, kept_bits)), exponent - kept_bits));
}

} // namespace

const std::vector<MapText>& map_texts()
{
    static const std::vector<MapText> texts{{"staying", "min m-2", "time that people stood or sat here, in person-minutes a day"},
                                            {"sitting", "min m-2", "of this, time that they sat"},
                                            {"standing", "min m-2", "of this, time that they stood"},
                                            {"unsafe_by_day", "%", "mean P(unsafe) of visitors who looked around here, 05-18"},
                                            {"unsafe_in_the_evening", "%", "mean P(unsafe) of visitors who looked around here, 18-23"},
                                            {"unsafe_at_night", "%", "mean P(unsafe) of visitors who looked around here, 23-05"},
                                            {"visible_deals", "1", "visible deals done here a day"},
                                            {"litter", "1", "items of litter lying here, mean over 10-22"}};
    return texts;
}

MapsSoFar::Period MapsSoFar::period_of(double hour)
{
    return hour >= night_begins || hour < day_begins ? at_night : hour >= evening_begins ? in_the_evening : by_day;
}

void MapsSoFar::add(const Frames& frames)
{
    ++days;
    lattice = frames.lattice();
    sums.resize(lattice.size());
    const FrameValues& values = frames.values();
    for (std::size_t f = 0; f < frames.times().size(); ++f) {
        const double hour = std::fmod(frames.times()[f], seconds_per_day) / 3600;
        const Period period = period_of(hour);
        const bool counts_litter = hour >= litter_from && hour < litter_until;
        litter_frames += counts_litter;
        for (std::size_t c = 0; c < sums.size(); ++c) {
            const std::size_t at = f * sums.size() + c;
            if (at >= values.staying.size())
                break; // a frame that has only begun
            Sums& sum = sums[c];
            sum.staying += layout::frames.staying.scale_factor * values.staying[at] * frame_minutes;
            sum.sitting += layout::frames.staying.scale_factor * frames.sitting()[at] * frame_minutes;
            sum.visible_deals += values.visible_deals[at];
            sum.litter += counts_litter ? values.litter[at] : 0;
            if (values.looks[at] > 0 && values.unsafe[at] != *layout::frames.unsafe.nothing) {
                sum.looks[period] += values.looks[at];
                sum.unsafe[period] += layout::frames.unsafe.scale_factor * values.unsafe[at] * values.looks[at];
            }
        }
    }
}

CellMaps MapsSoFar::of(const Ground& ground) const
{
    CellMaps maps{lattice, {}, {}};
    for (const float area : free_area(ground, lattice))
        maps.ground.push_back(area > 0);
    const auto add_map = [&](auto&& value_of) {
        auto& values = maps.values.emplace_back();
        for (std::size_t cell = 0; cell < maps.ground.size(); ++cell)
            if (maps.ground[cell] != 0)
                values.push_back(rounded(value_of(sums[cell])));
    };
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    const double whole_days = std::max(1, days);
    add_map([&](const Sums& s) { return s.staying / whole_days; });
    add_map([&](const Sums& s) { return s.sitting / whole_days; });
    add_map([&](const Sums& s) { return (s.staying - s.sitting) / whole_days; });
    for (const Period period : {by_day, in_the_evening, at_night})
        add_map([&](const Sums& s) { return s.looks[period] > 0 ? 100 * s.unsafe[period] / s.looks[period] : nothing; });
    add_map([&](const Sums& s) { return s.visible_deals / whole_days; });
    add_map([&](const Sums& s) { return litter_frames > 0 ? s.litter / litter_frames : nothing; });
    return maps;
}

} // namespace plattan
