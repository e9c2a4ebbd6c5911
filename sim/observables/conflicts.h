#pragma once

#include "base/cell_lists.h"
#include "observables/observable.h"

namespace plattan {

/// Walkers on the square who would touch within 1.5 s at present velocities; looked at once a second.
class Conflicts {
public:
    void measure(const Moment& moment);

    void count_visits(const People& people, const PersonRows& rows);
    void keep_only(const KeptRows& kept) { had_one.keep_only(kept); }

    double passers() const { return counted; }
    /// Share of passers who had none.
    double conflict_free_share() const { return counted > 0 ? free / counted : 1; }

    template <class Archive> void archive(Archive& a) { a(had_one, counted, free); }

private:
    struct Walker {
        Vec2 position, velocity;
        std::uint32_t row, group;
    };

    bool has_one(const Walker& walker) const;

    PersonColumn<std::uint8_t> had_one;
    double counted = 0, free = 0; ///< passers
    std::vector<PersonId> found;
    std::vector<Walker> walkers; ///< cell by cell
    CellLists by_cell;           ///< places in `found`
};

/// True where two discs of a body's radius touch within `horizon` at constant velocities.
bool would_touch(Vec2 apart, Vec2 closing, float horizon);

} // namespace plattan
