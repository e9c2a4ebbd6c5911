#pragma once

#include "observables/observable.h"

namespace plattan {

/// Litter lying on the square.
class LitterCount : public Lasting<LitterCount> {
public:
    std::vector<SeriesText> series() const override { return {{"litter_items", "1", "items of litter lying on the square", false}}; }
    std::vector<SummaryText> summaries() const override
    {
        return {{"litter_per_10_m2", "1",
                 "items of litter per 10 m2 of the square at 15:00 of the last day; at the end where the run does not reach it", OverTime::last}};
    }

    void begin_minute(const Moment& moment, std::span<double> values) override
    {
        values[0] = moment.environment.litter.items_on_square();
        if (moment.clock.time_of_day() == 15 * 3600) {
            at_three = values[0];
            reached = true;
        }
    }

    void summarise(const Moment& moment, std::span<double> values) const override
    {
        const double area = moment.site.ground().square_area();
        values[0] = area > 0 ? (reached ? at_three : moment.environment.litter.items_on_square()) / area * 10 : 0;
    }

    template <class Archive> void archive(Archive& a) { a(at_three, reached); }

private:
    double at_three = 0;
    bool reached = false;
};

} // namespace plattan
