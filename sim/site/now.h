#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "site/site.h"

namespace plattan {

// What may be read of a run is handed on as views. A higher module's view is that of the module below and what the module adds to it: a view of
// all can be given to whoever asks for less. Views write nothing; what may be written is handed over beside them.

/// Which run it is, and where: what plans and draws need.
struct Stage {
    RunKey run;
    const Site& site;
};

/// The stage at a moment.
struct Now : Stage {
    const Clock& clock;

    std::uint32_t tick() const { return static_cast<std::uint32_t>(clock.tick()); }
};

} // namespace plattan
