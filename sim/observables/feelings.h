#pragma once

#include "observables/observable.h"

namespace plattan {

/// How safe visitors feel, and what they answer at the exit.
class Feelings : public Observable {
public:
    std::vector<SeriesText> series() const override;
    std::vector<SummaryText> summaries() const override;
    void begin_minute(const Moment& moment, double* values) override;
    void summarise(const Moment& moment, double* values) const override;
};

} // namespace plattan
