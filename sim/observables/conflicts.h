#pragma once

#include "base/cell_lists.h"
#include "observables/observable.h"

namespace plattan {

/// Encounters of walkers on the square that nobody has resolved: two who would touch within 0.5 s at present velocities, and still would a
/// reaction time later.
class Conflicts {
public:
    void measure(const Moment& moment);

    void count_visits(const People& people, const PersonRows& rows);
    void keep_only(const KeptRows& kept)
    {
        had_one.keep_only(kept);
        closing_on.keep_only(kept);
    }

    double passers() const { return counted; }
    /// Share of passers who had none.
    double conflict_free_share() const { return counted > 0 ? free / counted : 1; }

    template <class Archive> void archive(Archive& a) { a(had_one, closing_on, counted, free); }

private:
    struct Walker {
        Vec2 position, velocity;
        std::uint32_t row, group;
    };

    static constexpr std::uint32_t nobody = 0xffffffff; // numerical: no row
    std::uint32_t about_to_touch(const Walker& walker) const;

    PersonColumn<std::uint8_t> had_one;
    PersonColumn<std::uint32_t> closing_on; ///< row of who a walker was about to touch at the last look
    double counted = 0, free = 0;           ///< passers
    std::vector<PersonId> found;
    std::vector<Walker> walkers; ///< cell by cell
    CellLists by_cell;           ///< places in `found`
};

/// True where two discs of a body's radius touch within `horizon` at constant velocities.
bool would_touch(Vec2 apart, Vec2 closing, float horizon);

} // namespace plattan
