#pragma once

#include "demand/scene.h"
#include "encounters/offending.h"
#include "roles/offender.h"

#include <vector>

namespace plattan {

/// Offenders without a body, who look for occasions at many places at once and leave no event. What is expected of the few real ones is counted by
/// them, so that it does not hang on where two people happened to stand (the Rao-Blackwell theorem). Nobody sees them, and nothing follows from them.
class VirtualOffenders {
public:
    /// Of how many real ones on the square they count the doings.
    struct Expected {
        HourlyProfile hourly{};
        double at_peak = 0;
    };

    /// @param offender the kind of the real ones
    VirtualOffenders(const OffenderParameters& role, const OffendingParameters& offending, Kind offender, const Expected& expected)
        : role(role), offending(offending, offender), expected(expected)
    {
    }

    /// Each looks around on its beat, and what it would do is added to what is expected.
    void look_for_occasions(const View& view, Happenings& happenings);

    template <class Archive> void archive(Archive& a) { a(all); }

private:
    struct Virtual {
        Vec2 position;
        std::vector<Vec2> corners; ///< of its way, the next one last
        Seconds looked_at = never;
        Seconds moves_on = never;
        SightOfUniforms sight;
    };

    void move(const View& view, PersonKey key, Virtual& one) const;
    void tally(const View& view, const Virtual& one, double seconds, Happenings& happenings) const;

    OffenderParameters role;
    Offending offending;
    Expected expected;
    std::vector<Virtual> all;
};

} // namespace plattan
