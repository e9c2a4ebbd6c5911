#include "benchmarks/report.h"

#include "base/counted.h"
#include "base/units.h"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace plattan {

std::string BenchmarkReport::json() const
{
    boost::json::object phase_times;
    for (const auto& [name, milliseconds] : phases)
        phase_times[name] = milliseconds;
    boost::json::object all{{"scene", scene},
                            {"agents", agents},
                            {"threads", threads},
                            {"instructions", instructions},
                            {"step", step},
                            {"motion_step", motion_step},
                            {"repetitions", repetitions},
                            {"simulated_seconds", simulated_seconds},
                            {"wall_seconds", wall_seconds},
                            {"agent_steps_per_second", agent_steps_per_second},
                            {"agent_seconds_per_second", agent_seconds_per_second},
                            {"mean_speed", mean_speed},
                            {"overlaps_per_person", overlaps_per_person},
                            {"phases", phase_times},
                            {"digest", digest}};
    if (arrivals_per_minute)
        all["arrivals_per_person_and_minute"] = *arrivals_per_minute;
    return boost::json::serialize(all);
}

std::string BenchmarkReport::text() const
{
    std::string lines = fmt::format("{}: {} people, {}, {}\n", scene, agents, counted(static_cast<std::size_t>(threads), "thread"), instructions);
    const auto line = [&](std::string_view name, const std::string& value) { lines += fmt::format("  {:<36} {:>14}\n", name, value); };
    line("simulated person-seconds per second", fmt::format("{:.3g} M", agent_seconds_per_second / 1e6));
    line("person-steps per second", fmt::format("{:.3g} M", agent_steps_per_second / 1e6));
    line("decision every, motion step", fmt::format("{} s, {} s", step, motion_step));
    line("wall time", fmt::format("{:.3g} s for {:.0f} s", wall_seconds, simulated_seconds));
    line("mean speed of walkers", fmt::format("{:.3f} m/s", mean_speed));
    line("overlapping pairs per person", fmt::format("{:.5f}", overlaps_per_person));
    if (arrivals_per_minute)
        line("arrivals per person and minute", fmt::format("{:.3f}", *arrivals_per_minute));
    for (const auto& [name, milliseconds] : phases)
        line("  " + name, fmt::format("{:.4g} ms", milliseconds));
    return lines + fmt::format("  digest {}\n", digest);
}

} // namespace plattan
