#pragma once

#include "observables/observable.h"

#include <array>

namespace plattan {

/// Offences done, expected and reported; harm to visitors and to people of the scene apart. Deals done elsewhere.
class Crime : public Lasting<Crime> {
public:
    std::vector<SeriesText> series() const override;
    std::vector<SummaryText> summaries() const override;
    void measure(const Moment& moment) override;
    void end_minute(std::span<double> values) override;
    void count_visits(const Moment& moment, const PersonRows& rows) override;
    std::vector<TableText> table_texts() const override;
    std::vector<Table> tables(const Moment& moment) const override;
    void summarise(const Moment& moment, std::span<double> values) const override;

    template <class Archive> void archive(Archive& a)
    {
        a(done, elsewhere_now, elsewhere, reported, visitors, visitors_hurt, scene_hurt, by_node, shop_thefts, victims);
    }

private:
    std::array<double, offence_count> done{};
    double elsewhere_now = 0, elsewhere = 0, reported = 0, visitors = 0, visitors_hurt = 0, scene_hurt = 0;
    std::vector<std::uint64_t> victims; ///< of each offence: number of the regular, or the key
    std::vector<double> by_node;        ///< deals done there
    double shop_thefts = 0;
};

} // namespace plattan
