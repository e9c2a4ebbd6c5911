#pragma once

#include "observables/observable.h"

#include <array>

namespace plattan {

/// How many people pass each link, one way and the other, by the hour.
class Passages : public Lasting<Passages> {
public:
    void measure(const Moment& moment) override;
    std::vector<TableText> table_texts() const override
    {
        return {{"link_passages", "1",
                 "people who passed a link, whoever they are, by direction and hour; left is where one's left hand is who goes along the link as the "
                 "site draws it"}};
    }
    std::vector<Table> tables(const Moment& moment) const override;

    template <class Archive> void archive(Archive& a) { a(near, counts); }

private:
    /// Where somebody was at the end of the tick.
    struct Near {
        std::uint32_t row = 0;
        Vec2 position;
    };
    using Hours = std::array<double, 24>;

    std::vector<Near> near;    ///< people a few steps from a link
    std::vector<Hours> counts; ///< of each link: to its left, to its right
};

} // namespace plattan
