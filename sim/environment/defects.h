#pragma once

#include "parameters/parameter.h"
#include "people/events.h"

#include <array>
#include <vector>

namespace plattan {

struct UpkeepParameters {
    static constexpr std::string_view section = "upkeep";

    PARAMETER(double, graffiti_per_day, 3, "d-1", between(0, 100), assumed("a tag a day is left of them"),
              "Occasions on which somebody would spray a tag on a wall of the square.");
    PARAMETER(double, damage_per_day, 1, "d-1", between(0, 100), assumed("rarer than tags"), "Occasions on which somebody would damage something.");
    PARAMETER(double, seat_loss, 0.0075, "d-1", between(0, 1), estimated("zoning2015", 'C'),
              "Chance that a loose seat is broken or carried off on a day, where nobody on duty ever sees it: 42 of 400 in 14 days.");
    PARAMETER(double, lamp_failures, 0.002, "d-1", between(0, 1), assumed("one lamp in five hundred a day"),
              "Chance that a luminaire fails on a day.");
    PARAMETER(double, observers, 4, "1", between(0.1, 100), assumed("a few who look are enough"),
              "People within sight at 15 m by whom spraying and damage fall to 37 %.");
    PARAMETER(double, repaired_after, 7, "d", between(0, 365), assumed("when a contractor is next there"),
              "Days after which the owner's contractor removes graffiti and mends damage and lamps.");
};

/// Something that is not as it should be: at a place, since a time, until somebody mends it.
struct Defect {
    enum class Kind : std::uint8_t { graffiti, damage, broken_lamp };

    Kind kind = Kind::graffiti;
    Vec2 at;
    Seconds since = 0; ///< since 00:00 of the first day
};

/// What is broken or smeared just now.
class Defects {
public:
    const std::vector<Defect>& list() const { return defects; }
    void add(const Defect& defect) { defects.push_back(defect); }

    /// Takes away the one nearest to `p` within 1.5 m. Returns false where there is none.
    bool mend(Vec2 p);
    /// Takes away those from before `since`. Returns how many.
    int mend_before(Seconds since);
    /// The same of lamps.
    int mend_lamps_before(Seconds since);
    /// Graffiti and damage from before `since`, at most so many, as workers do who are sent.
    void mend_known(Seconds since, int most);

    /// Graffiti and damage, which anybody can see by day.
    int standing() const;
    /// Those within 8 m.
    int near(Vec2 p) const;
    bool lamp_broken(Vec2 lamp) const;

    /// Counts times from another 00:00.
    void shift(Seconds by)
    {
        for (auto& defect : defects)
            defect.since += by;
    }

    template <class Archive> void archive(Archive& a) { a(defects); }

private:
    std::vector<Defect> defects;
};

} // namespace plattan
