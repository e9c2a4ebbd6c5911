#pragma once

#include "parameters/document.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plattan {

/// A scenario with everything it extends, merged; values still as written, each with its place.
struct ScenarioFile {
    struct Entry {
        std::string kind, name;
        Node keys;
        Place place; ///< of the kind's word
    };

    std::string yaml; ///< text of the file itself
    std::string name;
    std::optional<std::filesystem::path> site, demand;
    Place site_place, demand_place;
    std::optional<Node> date, days, weather, spin_up;
    Node parameters; ///< map of sections
    std::vector<Entry> interventions;
    std::vector<std::string> remarks; ///< what may not have been meant
    Place place;
    bool whole = true; ///< false where a file of the chain could not be read; a key that is missing then says nothing

    std::string resolved() const; ///< as YAML, the same from any working directory: site and demand by the names of their files
};

/// Reads a file and what it extends. `kinds` are the known interventions. Every fault becomes a problem.
ScenarioFile read_scenario_file(const std::filesystem::path& path, const std::vector<std::string>& kinds, Problems& problems);

/// Applies one `KEY=VALUE`: `section.name`, `interventions.NAME.key`, or a top-level key.
void set_in(ScenarioFile& scenario, const std::string& assignment, const std::vector<std::string>& kinds, Problems& problems);

} // namespace plattan
