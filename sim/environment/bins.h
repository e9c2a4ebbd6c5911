#pragma once

#include "site/features.h"

#include <limits>
#include <vector>

namespace plattan {

/// Bins and what is in them. What no bin takes falls beside it.
class Bins {
public:
    Bins() = default;
    explicit Bins(const std::vector<Bin>& bins);

    struct State {
        Vec2 position;
        int capacity = 0; ///< (unit: items; butts take no room)
        bool ash = false;
        int items = 0;
    };

    /// Takes over what is in bins that stand where one stood before.
    void fill_as(const Bins& before);

    const std::vector<State>& all() const { return states; }
    bool full(std::size_t bin) const { return states[bin].items >= states[bin].capacity; }
    void put(std::size_t bin, int items) { states[bin].items += items; }
    void empty(std::size_t bin) { states[bin].items = 0; }

    struct Nearest {
        std::size_t bin = none;
        float distance = std::numeric_limits<float>::infinity(); ///< (unit: m)
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// The nearest bin, for a butt the nearest with ash.
    Nearest nearest(Vec2 p, bool butt) const;

    template <class Archive> void archive(Archive& a) { a(states); }

private:
    std::vector<State> states;
};

} // namespace plattan
