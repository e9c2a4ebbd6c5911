#pragma once

#include "demand/scene_register.h"
#include "environment/present.h"
#include "information/information.h"
#include "perception/perceived.h"

namespace plattan {

/// What encounters may write: everybody's rows, what has happened, the ground, and what goes on between people, today and for good.
struct WritableInEncounters : WritableEnvironment {
    SceneRegister& scene_register;
    Happenings& happenings;
};

/// Where an encounter happens: what it reads, and in `writes` what it may write of it.
struct Setting : Perceived {
    const Information& information;
    const SceneRegister& scene_register;
    WritableInEncounters writes;

    /// Somebody of the scene stays away from tomorrow on, and leaves now.
    void send_away(PersonId id, int days) const
    {
        if (people.scene_person[id.index].pool != ScenePool::none)
            writes.scene_register.send_away(people.scene_person[id.index], clock.date(), days);
        writes.people.sent_off_at[id.index] = clock.now();
    }
};

} // namespace plattan
