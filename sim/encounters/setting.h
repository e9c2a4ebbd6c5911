#pragma once

#include "demand/scene_register.h"
#include "environment/environment.h"
#include "information/information.h"
#include "people/events.h"
#include "people/happenings.h"
#include "perception/perception.h"

namespace plattan {

/// Where an encounter happens: what it reads, and what it may write.
struct Setting {
    const Clock& clock;
    RunKey run;
    const Site& site;
    const Perception& perception;
    const Information& information;
    Environment& environment;
    SceneRegister& scene;
    People& people;
    Happenings& happenings;
    Events& events;

    Draws draws(PersonId id, Purpose purpose) const { return {run, people.key[id.index], static_cast<std::uint32_t>(clock.tick()), purpose}; }

    /// Somebody of the scene stays away from tomorrow on, and leaves now.
    void send_away(PersonId id, int days) const
    {
        if (people.scene_person[id.index].pool != ScenePool::none)
            scene.send_away(people.scene_person[id.index], clock.date(), days);
        people.sent_off_at[id.index] = clock.now();
    }
};

} // namespace plattan
