#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "environment/defects.h"
#include "environment/figures.h"
#include "people/litter_kind.h"
#include "site/site.h"

#include <array>
#include <vector>

namespace plattan {

struct Environment;

/// When those who own the ground around the square clear it.
inline constexpr Seconds others_clean_at = litter_figures.others_clean_at;

/// What a day does to the ground, written down while it is simulated, so that the ground can live through such a day again without people:
/// what visitors had to throw away, what was picked up and emptied, and how well walls were watched. What somebody throws away falls anew
/// each time, by the litter that lies there then; what is picked up is drawn anew from what lies there.
class GroundDay {
public:
    /// Somebody has something to throw away.
    /// @param of_many by a visitor, who may stand for several and comes more or less often on another date
    void note_disposal(Seconds time_of_day, Vec2 at, LitterKind kind, bool of_many)
    {
        acts.push_back({Act::disposal, time_of_day, at, kind, {}, 0, 0, of_many});
    }
    void note_picking(Seconds time_of_day, Vec2 at, const TakenShares& shares, PersonKey worker)
    {
        acts.push_back({Act::picking, time_of_day, at, LitterKind::other, shares, without_date(worker)});
    }
    void note_emptying(Seconds time_of_day, std::size_t bin, PersonKey worker)
    {
        acts.push_back({Act::emptying, time_of_day, {}, LitterKind::other, {}, without_date(worker), bin});
    }

    /// Places at walls where it is noted who would see an act.
    std::vector<Vec2> walls;
    /// @param visitors who see the place, each counted as many times as it weighs
    /// @param unseen_by_others chance that nobody else minds what is done there
    void note_watch(std::size_t wall, Seconds time_of_day, double visitors, double unseen_by_others);

    /// The day on which the ground lives through it again.
    struct Again {
        RunKey run;
        Date date;
        Seconds day_start = 0;          ///< 00:00 of it, since 00:00 of the run's first day
        double things = 1;              ///< thrown away for each disposal of a visitor that was noted
        std::vector<PersonKey> on_duty; ///< keys of those on the date's roster; others pick up and empty nothing
        int mendings = 0;               ///< defects that workers have the time to mend
    };
    void happen_again(const Again& again, const Site& site, const UpkeepParameters& upkeep, Environment& environment) const;

private:
    /// A key of the same roster line, shift and place on any date.
    static PersonKey without_date(PersonKey key) { return key & ~(PersonKey{0xffffff} << 24); }
    void deface_again(const Again& again, const UpkeepParameters& upkeep, Defects& defects) const;

    struct Act {
        enum Kind : std::uint8_t { disposal, picking, emptying };

        Kind kind = disposal;
        Seconds time = 0; ///< of the day
        Vec2 at;
        LitterKind litter = LitterKind::other;
        TakenShares shares{};
        PersonKey worker = 0;
        std::size_t bin = 0;
        bool of_many = false;
    };
    std::vector<Act> acts; ///< in the order in which they were done

    /// At a wall, in one half hour.
    struct Watch {
        double visitors = 0, unseen_by_others = 0, looks = 0; ///< sums, and of how many
    };
    static constexpr std::size_t half_hours_a_day = 48;
    std::vector<std::array<Watch, half_hours_a_day>> watches; ///< by wall
};

} // namespace plattan
