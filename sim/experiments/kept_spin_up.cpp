#include "experiments/kept_spin_up.h"

#include "base/cache.h"
#include "experiments/identity.h"

#include <fmt/format.h>

namespace plattan {

std::vector<std::uint8_t> kept_spin_up(const Scenario& scenario, const SpinUpOrder& order, const TickHooks& hooks)
{
    if (!has_spin_up(scenario))
        return {};
    const auto name = fmt::format("spin-up-{:016x}", identity_of_spin_up(scenario, order).hash());
    if (auto kept = from_cache(name))
        return std::move(*kept);
    auto state = spin_up(scenario, order, hooks);
    to_cache(name, state);
    return state;
}

} // namespace plattan
