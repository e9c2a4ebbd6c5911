#pragma once

#include "encounters/setting.h"

namespace plattan {

/// People who see a place: guardians in the sense of routine activity (`cohen1979`).
struct Guardians {
    int visitors = 0; ///< rows of visitors, each standing for as many people as a visitor weighs in the run
    double others = 0;

    /// Share of the occasions at which nobody keeps an act from being done: exp(-n / scale) with n people who see it.
    ///
    /// Where a row stands for w people, all w of them would be there at once or none, and exp(-n / scale), being convex, would come out too
    /// large on the average. The factor 1 - w (1 - exp(-1 / scale)) for each row has the mean that w people who come each by itself have;
    /// it cannot be less than 0, which leaves a little too much where w exceeds the scale.
    double unguarded(double scale, double visitor_weight) const;
};

/// By what somebody notices an act.
enum class Noticed : std::uint8_t { by_sight, by_movement_and_sound };

/// Those within range of a place who notice what is done there; `counts(id)` says for how many others somebody stands who is no visitor, 0 for who is
/// not asked, and whether a visitor is asked.
template <class Counts> Guardians guardians_of(const Perceived& s, Vec2 what, Metres range, Noticed noticed, Counts&& counts)
{
    Guardians found;
    const auto asked = [&](PersonId id) { return counts(id) > 0; };
    const auto add = [&](PersonId id) {
        if (s.people.traits[id.index].visitor)
            ++found.visitors;
        else
            found.others += counts(id);
    };
    if (noticed == Noticed::by_sight)
        s.perception.each_observer(s.site, s.environment.light, what, range, asked, add);
    else
        s.perception.each_in_earshot(s.site, what, range, asked, add);
    return found;
}

} // namespace plattan
