#pragma once

#include "roles/approach.h"
#include "roles/figures.h"
#include "roles/patrol.h"

namespace plattan {

/// What those on duty have in common who walk a beat and speak to people. A role `Self` states the `topics` it goes after
/// and answers `whom(view, id, patrol)`: whom it would go up to now, if anybody.
template <class Self, class OwnParameters> class BeatRole {
public:
    using Parameters = OwnParameters;

    explicit BeatRole(const Parameters& given) : parameters(given) {}

    auto& minds() { return states; }

    void enter(const View& view, PersonId id, People& people)
    {
        people.work[id.index] = Work::works;
        states[people.mind[id.index]].patrol.begin(view, id);
    }

    Decision decide(const View& view, PersonId id)
    {
        State& state = states[view.people.mind[id.index]];
        const Orders& orders = view.orders_of(id);
        state.patrol.keep_hours(view, id);
        if (!state.patrol.attentive())
            state.approach.call_off();
        if (orders.companion == 0 && view.clock.every(1, view.people.key[id.index]) && state.patrol.attentive() && !state.approach.active())
            if (const auto meeting = static_cast<Self&>(*this).whom(view, id, state.patrol))
                state.approach.begin(view, id, *meeting);
        return state.patrol.noted(state.approach.active() ? state.approach.go_on(view, id, beat_figures.approaching_haste * orders.pace)
                                                          : state.patrol.go_on(view, id, Self::topics));
    }

protected:
    Parameters parameters;

private:
    struct State {
        Patrol patrol;
        Approach approach;
    };
    Minds<State> states;
};

/// Whom the report was about that led here, where that person is still in view and free to be spoken to.
std::optional<PersonId> reported_here(const View& view, PersonId id, const Patrol& patrol);

/// Somebody in view whose conduct is a reason: who deals, as far as it is recognised, or disturbs. Somebody who is spoken to already, or was sent
/// off a moment ago, is left alone.
std::optional<PersonId> conduct_in_view(const View& view, PersonId id);

} // namespace plattan
