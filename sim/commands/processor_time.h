#pragma once

namespace plattan::commands {

/// What this process has spent on processors so far, whatever else the machine was busy with (unit: s).
double processor_seconds();

} // namespace plattan::commands
