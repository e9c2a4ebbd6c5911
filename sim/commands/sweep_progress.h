#pragma once

#include <chrono>
#include <cstddef>

namespace plattan::commands {

/// Shows how many runs of a study are done and when it will be: a line that is redrawn on a terminal, at most one line a minute elsewhere.
class SweepProgress {
public:
    explicit SweepProgress(bool quiet);

    void show(std::size_t done, std::size_t all);
    void finish();

private:
    using Time = std::chrono::steady_clock;

    bool quiet, terminal;
    Time::time_point begun, told;
    std::size_t done_at_first = 0;
    bool any = false;
};

} // namespace plattan::commands
