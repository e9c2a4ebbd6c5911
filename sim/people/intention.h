#pragma once

#include "people/litter_kind.h"
#include "people/people.h"
#include "people/talk.h"

#include <concepts>
#include <cstddef>
#include <variant>

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

// Requests: what a person wants of another person, or of the environment. Each kind has the fields it needs.

/// Drugs of somebody who sells them.
struct Buy {
    PersonId seller;
};
/// Looks for drugs no longer.
struct GiveUpSearch {
    float searched; ///< (unit: s)
};
/// A conversation, of somebody on duty.
struct SpeakTo {
    PersonId target;
    TalkKind talk;
    Reason reason;
};
struct Sit {
    PlaceId place;
};
struct StandUp {};
struct DropLitter {
    Vec2 at;
    LitterKind litter;
};
struct UseBin {
    Vec2 at; ///< where the person is
    LitterKind litter;
    std::size_t bin; ///< `Bins::none`: takes it along
};
struct PickUpLitter {
    Vec2 at;
    TakenShares shares; ///< chance that an item of each kind goes
};
struct EmptyBin {
    Vec2 at; ///< where the worker's tour says that it stands
    std::size_t bin;
};
/// What is broken or defaced there, or a sleeping place that is to be cleared.
struct Mend {
    Vec2 at;
};
struct JoinLine {
    std::size_t counter;
};
struct LeaveLine {
    std::size_t counter;
};

/// Nothing, or what a person wants.
using Request =
    std::variant<std::monostate, Buy, GiveUpSearch, SpeakTo, Sit, StandUp, DropLitter, UseBin, PickUpLitter, EmptyBin, Mend, JoinLine, LeaveLine>;

/// Wanted of other people: settled by encounters. All others are wanted of the environment, which settles them; a kind of request that neither
/// knows does not compile.
template <class T>
concept WantedOfPeople = std::same_as<T, Buy> || std::same_as<T, GiveUpSearch> || std::same_as<T, SpeakTo>;

/// What a role decides for one person. It asks for itself alone: who asks is whose decision it is.
struct Decision {
    Intention intention;
    Request request;
};

/// A request that waits to be settled.
struct OpenRequest {
    PersonId actor;
    Request request;
};

} // namespace plattan
