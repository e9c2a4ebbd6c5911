#pragma once

#include "parameters/parameter.h"
#include "people/events.h"

#include <array>
#include <vector>

namespace plattan {

struct UpkeepParameters {
    static constexpr std::string_view section = "upkeep";

    PARAMETER(double, graffiti_per_day, 3, "d-1", between(0, 100), assumed("a tag a day is left of them"),
              plausible(1, 8, logarithmic, "no count; a third to nearly three times the assumed number"),
              "Number of occasions a day on which somebody would spray a tag on a wall of the square.");
    PARAMETER(double, damage_per_day, 1, "d-1", between(0, 100), assumed("rarer than tags"),
              plausible(0.3, 3, logarithmic, "no count; a third to three times the assumed number"),
              "Number of occasions a day on which somebody would damage something on the square.");
    PARAMETER(double, seat_loss, 0.0075, "d-1", between(0, 1), estimated("zoning2015", 'C'),
              plausible(0.002, 0.015, logarithmic, "a quarter of what was lost at Times Square, up to twice as much"),
              "Chance that a loose seat is broken or carried off on a day, where nobody on duty ever sees it: 42 of 400 in 14 days.");
    PARAMETER(double, lamp_failures, 0.002, "d-1", between(0, 1), assumed("one lamp in five hundred a day"),
              plausible(0.0005, 0.005, logarithmic, "a lamp lives from half a year of outdoor abuse to five years"),
              "Chance that a luminaire fails on a day.");
    PARAMETER(double, observers, 4, "1", between(0.1, 100), assumed("a few who look are enough"),
              plausible(2, 10, logarithmic, "no measurement; half to two and a half times the assumed number"),
              "Number of people within sight at 15 m by whom the chances of spraying and of damage fall to 37 %.");
    PARAMETER(double, observer_range, 15, "m", between(2, 60), assumed("what one would notice"),
              plausible(8, 30, logarithmic, "half to twice the assumed distance"),
              "Distance within which people notice somebody who sprays or damages.");
    PARAMETER(double, uniform_observers, 10, "1", between(1, 100), assumed("a uniform deters where others only look"),
              plausible(3, 30, logarithmic, "no measurement; a third to three times the assumed number"),
              "Number of times that a uniform within sight counts as `observers` people to those who would spray or damage.");
    PARAMETER(double, seat_watch_range, 40, "m", between(1, 100), assumed("staff keep an eye on half of the square"),
              plausible(20, 60, logarithmic, "half to one and a half times the assumed distance"),
              "Distance within which staff on duty keep loose seats from being broken or carried off.");
    PARAMETER(double, repaired_after, 7, "d", between(0, 365), assumed("when a contractor is next there"),
              plausible(2, 30, logarithmic, "from the city's aim of a day or two to a monthly round"),
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
