#pragma once

#include "environment/light.h"
#include "environment/litter.h"
#include "environment/seats.h"
#include "people/events.h"
#include "people/intention.h"

namespace plattan {

/// What changes on the ground during a day.
struct Environment {
    Light light;
    Litter litter;
    Seats seats;

    /// Sky and lamps; once a minute is often enough.
    void follow_sun(const Site& site, const Clock& clock)
    {
        if (clock.every(60))
            light.follow_sun(site, clock);
    }

    /// Litter dropped and picked up, seats taken and left; requests come in the order that was drawn for them.
    void settle(const std::vector<Request>& requests, const Clock& clock, RunKey run, People& people, Events& events);
};

} // namespace plattan
