#pragma once

#include "base/parallel.h"
#include "people/people.h"
#include "record/trajectory_block.h"
#include "site/now.h"

#include <functional>

namespace plattan {

/// Notes once a second where everybody is, and hands on each minute when it is whole.
class TrajectorySampler {
public:
    using Sink = std::function<void(std::size_t block, TrajectoryBlock)>;
    /// Finished minutes go there; without it nothing is noted.
    void record_to(Sink given) { sink = std::move(given); }

    void sample(const Now& now, const People& people, const Workers& workers);
    /// Hands on the minute that has begun.
    void finish();

    /// The other rows are gone for good.
    void keep_only(const KeptRows& kept) { heading.keep_only(kept); }

    template <class Archive> void archive(Archive& a) { a(heading); }

private:
    Sink sink;
    TrajectoryBlock block;
    PersonColumn<std::uint8_t> heading; ///< in which somebody last walked; who stands keeps it
};

} // namespace plattan
