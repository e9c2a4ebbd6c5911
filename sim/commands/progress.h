#pragma once

#include "day/simulation.h"

#include <chrono>
#include <string>

namespace plattan::commands {

/// Shows how far a run is: a bar that is redrawn on a terminal, plain lines elsewhere.
class Progress {
public:
    /// @param what is done, where it is not the run itself
    explicit Progress(bool quiet, std::string_view what = {});

    void show(const Simulation& simulation);
    void finish(const Simulation& simulation);

private:
    using Time = std::chrono::steady_clock;

    void draw(const Simulation& simulation, Time::time_point now);
    void write_line(const Simulation& simulation, Time::time_point now);

    std::string what;
    bool quiet, terminal;
    Time::time_point begun, drawn;
    double begun_at = -1;
    int last_line = 0; ///< tenths of the run that have been told
};

/// Writes to the standard error. Where nobody reads it any more, that is no failure.
void say(const std::string& text);

/// The present moment, UTC, as ISO 8601 writes it.
std::string moment_text();

/// "1:05" or "12 s".
std::string duration_text(double seconds);

} // namespace plattan::commands
