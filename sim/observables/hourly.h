#pragma once

#include "base/cell_lists.h"
#include "observables/observable.h"

namespace plattan {

/// The day by hours: the place as a whole, and part by part.
class Hourly : public Lasting<Hourly> {
public:
    std::vector<TableText> table_texts() const override;
    void begin_minute(const Moment& moment, std::span<double> values) override;
    void measure(const Moment& moment) override;
    std::vector<Table> tables(const Moment& moment) const override;

    template <class Archive> void archive(Archive& a) { a(rows, zones); }

private:
    static constexpr std::size_t hours = 24;

    /// Sums of one hour over all days of the run.
    struct Row {
        double minutes = 0, present = 0, visitors = 0, staying = 0, litter = 0, unsafe = 0, felt = 0;     ///< at full minutes
        double entered = 0, deals = 0, visible_deals = 0, displaced_deals = 0, dropped = 0, offences = 0; ///< counts
    };
    struct InPart {
        double visitors = 0, litter = 0; ///< at full minutes; litter at full hours
        double hours_seen = 0;
    };
    Row& row(const Moment& moment);
    void list_parts(const Site& site);

    std::vector<Row> rows = std::vector<Row>(hours);
    std::vector<InPart> zones; ///< by hour, then part
    std::vector<Part> parts;   ///< of the site, looked up once
    CellLists parts_near;      ///< numbers in `parts`
};

} // namespace plattan
