#pragma once

#include "observables/observable.h"

#include <array>

namespace plattan {

/// From which gate to which visitors went, by the hour in which they entered.
class Flows : public Lasting<Flows> {
public:
    void count_visits(const Moment& moment, const PersonRows& rows) override;
    std::vector<TableText> table_texts() const override
    {
        return {{"flows_between_gates", "1", "visitors who have left, by gate of entry and of leaving, and by hour of entry"}};
    }
    std::vector<Table> tables(const Moment& moment) const override;

    template <class Archive> void archive(Archive& a) { a(flows); }

private:
    struct Flow {
        std::uint32_t from = 0, to = 0; ///< numbers of gates
        std::array<std::uint32_t, 24> visitors{};
    };
    std::vector<Flow> flows; ///< ascending; only where somebody went
};

} // namespace plattan
