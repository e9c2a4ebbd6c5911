#pragma once

#include <array>

namespace plattan::view {

/// Simulated seconds per second of the wall's clock.
inline constexpr std::array<double, 8> speeds{1, 5, 10, 30, 60, 120, 300, 600};

/// The clock of what is shown.
struct Playback {
    double time = 0; ///< seconds since 00:00 of the first day
    double speed = 60;
    bool playing = false;

    void faster();
    void slower();

    /// Moves on by what has passed on the wall, and stops at the end. A frame that took long is no jump: 100 ms count at most.
    void advance(double wall_seconds, double begins, double ends);
};

/// How people are drawn at a speed: at 600x somebody who walks is 13 m further in the next frame, and dots would strobe.
enum class Motion { bodies, tails, streaks };
Motion motion_at(double speed);

} // namespace plattan::view
