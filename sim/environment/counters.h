#pragma once

#include "base/ids.h"
#include "environment/figures.h"
#include "parameters/parameter.h"
#include "site/site.h"

#include <optional>
#include <vector>

namespace plattan {

/// Counters at which people are served one after the other, and the lines before them.
class Counters {
public:
    Counters() = default;
    explicit Counters(const Site& site);

    struct Counter {
        Vec2 at, outward;           ///< where one is served; the way the line grows
        double service_time = 0;    ///< mean (unit: s)
        std::size_t most = 0;       ///< people for whom there is room
        std::vector<PersonId> line; ///< the one being served first
    };
    const std::vector<Counter>& all() const { return counters; }

    /// Where the n-th of a line stands.
    static Vec2 place(const Counter& counter, std::size_t n)
    {
        return counter.at + counter.outward * (counter_figures.first_place + counter_figures.spacing * static_cast<float>(n));
    }

    /// The counter that stands there; nothing where there is none (any more).
    std::optional<std::size_t> at(Vec2 p) const;

    /// Takes over the lines before counters that stand where one stood before.
    void keep_lines(const Counters& before);

    /// The nearest counter within `range`; nothing where there is none.
    std::optional<std::size_t> nearest(Vec2 p, float range) const;

    /// Place in the line; nothing where the person does not stand in it.
    std::optional<std::size_t> place_of(PersonId id, std::size_t counter) const;

    void join(PersonId id, std::size_t counter) { counters[counter].line.push_back(id); }
    void leave(PersonId id, std::size_t counter);

    template <class Archive> void archive(Archive& a)
    {
        for (auto& counter : counters)
            a(counter.line);
    }

private:
    std::vector<Counter> counters;
};

} // namespace plattan
