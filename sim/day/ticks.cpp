#include "day/ticks.h"

namespace plattan {

TicksEnded run_ticks(Simulation& simulation, const TickHooks& hooks)
{
    while (!simulation.done()) {
        if (hooks.before)
            hooks.before(simulation);
        simulation.tick();
        if (hooks.minute && simulation.clock().every(60))
            hooks.minute(simulation);
        if (hooks.after && !hooks.after(simulation))
            return TicksEnded::enough;
        if (!simulation.done() && is_requested(hooks.stop))
            return TicksEnded::stopped;
    }
    return TicksEnded::done;
}

} // namespace plattan
