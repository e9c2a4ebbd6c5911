#pragma once

#include "observables/observable.h"

#include <limits>

namespace plattan {

/// How wide the fire lanes are where they are narrowest, people who stand or sit in them counted.
class LaneClearance : public Lasting<LaneClearance> {
public:
    std::vector<SeriesText> series() const override;
    std::vector<SummaryText> summaries() const override;
    void begin_minute(const Moment& moment, std::span<double> values) override;
    void summarise(const Moment& moment, std::span<double> values) const override;

    template <class Archive> void archive(Archive& a) { a(narrowest); }

private:
    double narrowest = std::numeric_limits<double>::quiet_NaN();
};

/// Narrowest free width over all zones that are to be kept clear; not a number where there is none (unit: m)
double lane_clearance(const Site& site, const People& people);

/// True where what stands in them leaves room for a fire engine and those who work beside it (4 m), and no more than some people are in them, who
/// step aside when it comes; also where there is no fire lane.
bool lane_is_clear(const Site& site, const People& people);

} // namespace plattan
