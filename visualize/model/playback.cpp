#include "visualize/model/playback.h"

#include <algorithm>

namespace plattan::view {

namespace {

constexpr double longest_frame = 0.1; // s of the wall's clock

}

void Playback::faster()
{
    const auto next = std::upper_bound(speeds.begin(), speeds.end(), speed);
    speed = next == speeds.end() ? speeds.back() : *next;
}

void Playback::slower()
{
    const auto next = std::lower_bound(speeds.begin(), speeds.end(), speed);
    speed = next == speeds.begin() ? speeds.front() : *(next - 1);
}

void Playback::advance(double wall_seconds, double begins, double ends)
{
    if (!playing)
        return;
    time = std::clamp(time + std::min(wall_seconds, longest_frame) * speed, begins, std::max(begins, ends - 1));
    if (time >= ends - 1)
        playing = false;
}

Motion motion_at(double speed) { return speed <= 60 ? Motion::bodies : speed <= 240 ? Motion::tails : Motion::streaks; }

} // namespace plattan::view
