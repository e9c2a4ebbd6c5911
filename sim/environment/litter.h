#pragma once

#include "base/random.h"
#include "base/raster.h"
#include "parameters/parameter.h"
#include "people/litter_kind.h"
#include "site/site.h"

#include <cstdint>
#include <stdexcept>

namespace plattan {

struct LitterParameters {
    static constexpr std::string_view section = "litter";

    PARAMETER(double, initial_per_10_m2, 5.4, "1", between(0, 50), measured("hsr_stockholm", 'A'),
              "Items per 10 m2 that lie on the square when the run begins.");
    PARAMETER(double, butt_share, 0.62, "1", between(0, 1), measured("hsr_stockholm", 'A'), "Share of cigarette butts among items dropped.");
    PARAMETER(double, lodged_share, 0.15, "1", between(0, 1),
              assumed("a butt vacuum catches 85 % of what lies in its swath; that the rest lies in joints is our reading of it"),
              plausible(0.05, 0.3, logarithmic, "the 15 % that a butt vacuum leaves, a third of it or twice as much"),
              "Share of the butts that fall into joints of the paving, where only brushes reach them.");
    PARAMETER(double, disposals_per_crossing, 0.06, "1", between(0, 1), assumed("one passer in seventeen has something to throw away"),
              plausible(0.02, 0.15, logarithmic, "one passer in fifty, up to one in seven"),
              "Expected number of things that a visitor, or a buyer of drugs, has to throw away while crossing.");
    PARAMETER(double, disposals_per_stay, 0.9, "1", between(0, 5), assumed("most who stay eat, drink or smoke"),
              plausible(0.3, 2, logarithmic, "one person in three, up to a cup and a cigarette each"),
              "Expected number of things that a visitor has to throw away during a stay.");
    PARAMETER(double, scene_disposals_per_hour, 1.5, "h-1", between(0, 20), assumed("a cigarette, a can or a wrapping every forty minutes"),
              plausible(0.5, 4, logarithmic, "one thing in two hours, up to one each quarter of an hour"),
              "Expected number of things that somebody of the scene has to throw away in an hour at its spots.");
    PARAMETER(double, littering_probability, 0.0744, "1", between(0, 1),
              assumed("calibrated: 5.42 items per 10 m2 at 15:00 (docs/calibration.json); 0.05 to 0.2 by schultz2013"),
              plausible(0.02, 0.2, logarithmic, "observed 0.05 to 0.2 with few bins; half of that where a round every morning hides some"),
              "Chance that a thing to throw away goes to the ground where the ground is clean and a bin stands within 5 m.");
    PARAMETER(double, dirty_multiplier, 2.0, "1", between(1, 4), measured("keizer2008", 'A'),
              "Factor on the chance of littering where 8 or more items per 10 m2 lie, against clean ground.");
    PARAMETER(double, bin_distance_slope, 0.06, "m-1", between(0, 1), estimated("schultz2013", 'C'),
              plausible(0.03, 0.12, logarithmic, "half to twice what the means of littering and of distance observed together suggest"),
              "Growth of the chance of littering with each metre beyond 5 m to the nearest bin, as a share of it.");
    PARAMETER(double, overflow_share, 0.8, "1", between(0, 1), assumed("few take it further"),
              plausible(0.5, 1, linear, "from every second person who takes it along to none"),
              "Share of the things for which a full bin has no room that is left beside the bin.");
    PARAMETER(double, off_square_removed, 0.5, "1", between(0, 1), assumed("as the square's own round"),
              plausible(0.3, 0.7, linear, "as the share that a round on the square takes"),
              "Share of the litter outside the square that the owners of that ground clear away at 05:00.");
    PARAMETER(double, bin_distance_limit, 2.5, "1", between(1, 5), estimated("schultz2013", 'C'),
              plausible(1.5, 4, logarithmic, "an effect of place explains 15 % of littering: it is bounded, nobody knows where"),
              "Largest factor on the chance of littering that the distance to a bin can reach.");
};

/// What lies on the ground, by kind, on a grid of 1 m cells.
class Litter {
public:
    Litter() = default;
    Litter(const Site& site, const LitterParameters& parameters, RunKey run, Date date);

    struct Cell {
        ByLitterKind<std::uint16_t> count;
        int items() const { return count.values[0] + count.values[1] + count.values[2]; }
    };

    void drop(Vec2 p, LitterKind kind);
    /// Takes each item with the chance given for its kind. Returns how many.
    int pick_up(Vec2 p, const TakenShares& shares, Draws draws);

    int items(Vec2 p) const { return cells.at(p).items(); }
    /// Items per 10 m2 within about 2.5 m of a point.
    double density(Vec2 p) const;
    int items_on_square() const { return on_square; }
    const Raster<Cell>& raster() const { return cells; }

    double disposals_per_crossing() const { return parameters.disposals_per_crossing; }
    double disposals_per_stay() const { return parameters.disposals_per_stay; }
    double scene_disposals_per_hour() const { return parameters.scene_disposals_per_hour; }
    /// What the next thing is that somebody throws away, and where a butt would come to lie.
    LitterKind draw_kind(Draws& draws) const;

    double overflow_share() const { return parameters.overflow_share; }

    /// Chance that somebody who has something to throw away drops it here.
    /// @param bin_distance to the nearest bin for it (unit: m)
    double dropping_probability(Vec2 p, double bin_distance) const;

    /// What the owners of the ground around the square clear away on a date.
    void clear_off_square(RunKey run, Date date);

    template <class Archive> void archive(Archive& a)
    {
        const std::size_t size = cells.values.size();
        a(cells.values, on_square);
        if (cells.values.size() != size)
            throw std::runtime_error("the stored litter belongs to another place");
    }

private:
    LitterParameters parameters;
    Raster<Cell> cells;
    std::vector<std::uint8_t> square; ///< cell belongs to the square
    int on_square = 0;
};

} // namespace plattan
