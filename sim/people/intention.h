#pragma once

#include "people/litter_kind.h"
#include "people/people.h"
#include "people/talk.h"

namespace plattan {

/// What a person wants to do until the next decision; made by a role, carried out by locomotion.
struct Intention {
    Activity activity = Activity::standing;
    Vec2 direction;             ///< unit vector; of walkers
    float speed = 0;            ///< on free, level ground (unit: m/s)
    bool leaves = false;        ///< goes out through the gate it stands at
    Seconds returns_at = never; ///< comes back then through the gate it left by; `never`: does not
    std::int8_t elsewhere = -1; ///< node of the site where it is until then
    bool directed = false;      ///< of staff: acts on a report
    Work work = Work::works;    ///< of staff
};

/// What a person wants of others or of the place. Settled serially, in an order that a keyed draw decides.
struct Request {
    enum class Kind : std::uint8_t {
        none,
        buy,
        give_up_search,
        sit,
        stand_up,
        drop_litter,
        pick_up_litter,
        use_bin,
        empty_bin,
        mend,
        join_line,
        leave_line,
        speak_to
    };

    Kind kind = Kind::none;
    PersonId actor;
    PersonId target; ///< of buy and speak_to
    TalkKind talk = TalkKind::intervention;
    Reason reason = Reason::chance;        ///< of speak_to
    PlaceId place;                         ///< of sit
    std::size_t thing = 0;                 ///< number of the bin of use_bin and empty_bin, of the counter of join_line and leave_line
    float value = 0;                       ///< of give_up_search: seconds searched
    Vec2 at;                               ///< of litter
    TakenShares shares = takes_all;        ///< of pick_up_litter: chance that an item of each kind goes
    LitterKind litter = LitterKind::other; ///< of drop_litter and use_bin
};

inline Request request_to_sit(PersonId actor, PlaceId place)
{
    Request request;
    request.kind = Request::Kind::sit;
    request.actor = actor;
    request.place = place;
    return request;
}

inline Request request_to_stand_up(PersonId actor)
{
    Request request;
    request.kind = Request::Kind::stand_up;
    request.actor = actor;
    return request;
}

struct Decision {
    Intention intention;
    Request request;
};

} // namespace plattan
