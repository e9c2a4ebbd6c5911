#pragma once

#include <chrono>
#include <vector>

namespace plattan {

/// Wall time by phase.
class Stopwatch {
public:
    explicit Stopwatch(std::size_t phases) : seconds(phases) { restart(); }

    void restart() { since = Clock::now(); }

    /// The time since the last call belongs to `phase`.
    void phase_done(std::size_t phase)
    {
        const auto now = Clock::now();
        seconds[phase] += std::chrono::duration<double>(now - since).count();
        since = now;
    }

    double total() const
    {
        double sum = 0;
        for (const double part : seconds)
            sum += part;
        return sum;
    }

    std::vector<double> seconds; ///< by phase

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point since;
};

} // namespace plattan
