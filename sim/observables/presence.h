#pragma once

#include "observables/observable.h"

namespace plattan {

/// Who is here and what they do, every minute.
class Presence : public Lasting<Presence> {
public:
    std::vector<SeriesText> series() const override;
    std::vector<SummaryText> summaries() const override;
    void begin_minute(const Moment& moment, std::span<double> values) override;
    void measure(const Moment& moment) override;
    void end_minute(std::span<double> values) override;
    void summarise(const Moment& moment, std::span<double> values) const override;

    template <class Archive> void archive(Archive& a) { a(entered, left, peak_sitting, peak_present); }

private:
    int entered = 0, left = 0;
    double peak_sitting = 0, peak_present = 0;
};

} // namespace plattan
