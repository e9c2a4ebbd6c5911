#pragma once

#include "roles/hangout.h"

namespace plattan {

/// What those have in common who do nothing but spend time at spots. A role `Self` states its `taste`, whether it `sits`,
/// and the mean time at a spot among its parameters.
template <class Self, class OwnParameters> class SpotRole {
public:
    using Parameters = OwnParameters;

    explicit SpotRole(const Parameters& given) : parameters(given) {}

    auto& minds() { return states; }

    void enter(const Scene& scene, PersonId id, People& people) { states[people.mind[id.index]].begin(scene.clock.now(), scene.leaves_at(id)); }

    Decision decide(const Scene& scene, PersonId id)
    {
        return states[scene.people.mind[id.index]].decide(scene, id, Self::taste, parameters.spot_time, Self::sits);
    }

protected:
    Parameters parameters;

private:
    Minds<Hangout> states;
};

} // namespace plattan
