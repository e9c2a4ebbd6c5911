#pragma once

#include "observables/observable.h"

namespace plattan {

/// Staying instead of passing: how many stop, for how long, and what one would see in a snapshot.
class Stays : public Observable {
public:
    std::vector<SummaryText> summaries() const override;
    void measure(const Moment& moment) override;
    void summarise(const Moment& moment, double* values) const override;

private:
    double visitors_on_square = 0, stationary_on_square = 0; ///< person-samples, once a minute 06-22
};

} // namespace plattan
