#pragma once

#include "roles/view.h"

#include <optional>

namespace plattan {

/// What somebody asks for who has something to throw away: the ground, or the nearest bin.
Request throw_away(const View& view, PersonId id);

/// What a visitor asks for whose stay is over: by `litter.disposals_per_stay` to throw something away, else nothing.
Request left_after_stay(const View& view, PersonId id);

/// What somebody of the scene throws away while it stays, one thing after another: by the time it stays, `litter.scene_disposals_per_hour`.
class ThrowingAway {
public:
    /// What it asks for now. Steps in which it is not told whether it stays at its spot, during a deal or a talk, count as the last one that was.
    Request while_staying(const View& view, PersonId id, bool stays);

    template <class Archive> void archive(Archive& a) { a(next); }

private:
    std::optional<Seconds> next; ///< time of the next thing; nothing while it does not stay
};

} // namespace plattan
