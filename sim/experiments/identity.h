#pragma once

#include "day/scenario.h"
#include "day/simulation.h"
#include "day/spin_up.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plattan {

/// What makes something that was simulated the thing it is: contents under names, never a path, a clock, a folder or a number of threads. What
/// is equal in this gives equal results; everything that is kept and found again, or gone on with, is known by it.
class Identity {
public:
    /// Reads what `text` wrote.
    static Identity parse(std::string_view text);

    void add(std::string_view name, std::string_view value);
    /// The same without a part that does not matter where it is compared.
    Identity without(std::string_view name) const;

    std::string text() const; ///< one `name: value` a line
    std::uint64_t hash() const;

    /// One sentence with each part that differs; empty where none does.
    /// @param there what it is compared with, a file
    std::string differences_from(const Identity& there) const;

private:
    std::vector<std::pair<std::string, std::string>> parts;
};

/// Of what is simulated: the sources of the program, the scenario as it was understood (with all it extends, and settings), the contents of site
/// and demand. Values that the scenario leaves at their defaults follow from the sources. What code changed in site or demand is not seen.
Identity identity_of(const Scenario& scenario);

/// Of one run of it: seed, replication, days and window as well.
Identity identity_of_run(const Scenario& scenario, const SimulationOptions& options);
/// The same where that of the scenario is there already.
/// @param days of the scenario
Identity identity_of_run(Identity of_scenario, int days, const SimulationOptions& options);

/// Of the state in which a run begins: of what counts in the days before it, and of its draws.
Identity identity_of_spin_up(const Scenario& scenario, const SpinUpOrder& order);

} // namespace plattan
