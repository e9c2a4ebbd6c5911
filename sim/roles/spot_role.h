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

    void enter(const View& view, PersonId id, People& people) { states[people.mind[id.index]].begin(view.clock.now(), view.departure_of(id)); }

    Decision decide(const View& view, PersonId id)
    {
        return states[view.people.mind[id.index]].decide(view, id, Self::taste, parameters.spot_time, Self::sits);
    }

protected:
    Parameters parameters;

private:
    Minds<Hangout> states;
};

} // namespace plattan
