#pragma once

#include "base/clock.h"
#include "demand/demand.h"
#include "people/happenings.h"
#include "people/people.h"

#include <array>

namespace plattan {

/// What lasts of the scene from day to day: who of it stays away until when, whom outreach workers know, and what the
/// trade has learnt. Carried over midnight; a run begins with what its spin-up left.
class SceneRegister {
public:
    struct Person {
        std::int32_t away_until = 0; ///< comes again on that date (unit: days since 1970)
        float known = 0;             ///< contacts that those on duty now remember
        std::uint16_t contacts = 0;
        float in_vain = 0;                               ///< share of searches for a dealer in which nobody was found, as a buyer remembers
        std::uint16_t found_today = 0, sought_today = 0; ///< by a buyer
    };

    Person& of(ScenePerson person);
    bool away(ScenePerson person, Date date) const;
    void send_away(ScenePerson person, Date date, int days) { of(person).away_until = date.days_since_1970 + days; }

    /// A buyer's search is over.
    void end_search(ScenePerson buyer, bool found);
    /// Share of searches in vain, as a buyer remembers.
    double searches_in_vain(ScenePerson buyer) const;

    /// Share of the time on the square with a uniform in sight, as dealers remember it.
    double remembered_watching() const { return watching.share; }
    /// Share of buyers who found nobody, as the trade remembers it.
    double remembered_demand() const { return unmet.share; }

    /// Chance that a uniform comes within the hour after this half hour, as dealers know the place.
    /// @param unknown the same of a half hour about which they have learnt nothing
    double expects_uniform(Seconds time_of_day, double unknown) const;

    /// Midnight: the day is mixed into what the trade remembers; corners that stay empty while buyers come are taken by others;
    /// workers who go take with them whom they knew.
    /// @param turnover chance that a worker is replaced on a day
    void end_day(const TradeToday& today, const SceneParameters& parameters, double turnover, RunKey run, Date date);

    template <class Archive> void archive(Archive& a) { a(pools, watching, unmet, hours); }

private:
    std::array<std::vector<Person>, scene_pool_count> pools;

    /// Moves with `market_memory`. The first days count equally, so that what was unknown before them leaves no trace.
    struct Remembered {
        double share = 0;
        int days = 0;
    };
    Remembered watching, unmet;

    /// What is known of a half hour of the day: the chance of a uniform is `seen` + `unknown` times what is thought without knowing.
    struct HalfHour {
        double seen = 0, unknown = 1;
    };
    std::array<HalfHour, half_hours> hours{};
};

} // namespace plattan
