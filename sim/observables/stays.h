#pragma once

#include "observables/observable.h"

namespace plattan {

/// Staying instead of passing: how many stop, for how long, and what one would see in a snapshot.
class Stays : public Lasting<Stays> {
public:
    std::vector<SummaryText> summaries() const override;
    void measure(const Moment& moment) override;
    void count_visits(const Moment& moment, const PersonRows& rows) override;
    void summarise(const Moment& moment, std::span<double> values) const override;

    template <class Archive> void archive(Archive& a) { a(visitors, passers, dwell, stopped, stay, visitors_on_square, stationary_on_square); }

private:
    double visitors = 0, passers = 0, dwell = 0, stopped = 0, stay = 0;
    double visitors_on_square = 0, stationary_on_square = 0; ///< person-samples, once a minute 06-22
};

} // namespace plattan
