#pragma once

#include <filesystem>
#include <optional>

namespace plattan {

/// Processors this process may use: those it is bound to, and no more than its control groups give it time on; at least 1.
int usable_processors();

/// What this process has spent on processors so far, whatever else the machine was busy with (unit: s).
double processor_seconds();

/// Processors' worth of time that control groups of version 1 or 2 allow, rounded up; nothing where they set no limit.
/// @param membership which groups the process is in: /proc/self/cgroup
/// @param groups where they are mounted: /sys/fs/cgroup
std::optional<int> processors_by_control_group(const std::filesystem::path& membership, const std::filesystem::path& groups);

} // namespace plattan
