#pragma once

#include "observables/observable.h"

namespace plattan {

/// Deals done, and how often visitors notice one.
class Deals : public Lasting<Deals> {
public:
    std::vector<SeriesText> series() const override;
    std::vector<SummaryText> summaries() const override;
    void measure(const Moment& moment) override;
    void end_minute(std::span<double> values) override;
    void summarise(const Moment& moment, std::span<double> values) const override;

    template <class Archive> void archive(Archive& a) { a(deals, visible, seen, all_deals, all_visible, all_seen, given_up); }

private:
    double deals = 0, visible = 0, seen = 0; ///< in this minute
    double all_deals = 0, all_visible = 0, all_seen = 0, given_up = 0;
};

} // namespace plattan
