#pragma once

#include "observables/activity_mix.h"
#include "observables/conflicts.h"
#include "parameters/parameter.h"

#include <array>

namespace plattan {

struct IndexParameters {
    static constexpr std::string_view section = "index";

    PARAMETER(double, offset, -1.035, "1", between(-20, 20), assumed("calibrated (docs/calibration.json): brings the baseline to 8.8 of 20"),
              plausible(-2.5, 1.5, linear, "the nine sub-scores may each be two points off"),
              "Added to each of the nine sub-scores of the modelled safety index.");
    PARAMETER(double, defect_litter, 1, "1", between(0, 20), assumed("half a dozen tags on the square look like a dirtier place"),
              plausible(0.3, 3, logarithmic, "no measurement; a third to three times the assumed value"),
              "Items of litter per 10 m2 for which one graffito or damage per 1,000 m2 counts in the sub-score 'upkeep'.");
    PARAMETER(double, response_time, 60, "s", between(1, 600), assumed("staff who would be there in a minute count as near"),
              plausible(30, 120, logarithmic, "half to twice the assumed time"),
              "Walking time to a visitor within which staff count in the sub-score 'formal control'.");
    PARAMETER(double, shop_level, 1.5, "1", between(-5, 5), assumed("content where nothing happens"),
              plausible(0.5, 3, logarithmic, "no survey of shopkeepers is known; a third to twice the assumed value"),
              "Shopkeepers' view of the square (logit) where nothing disturbs them.");
    PARAMETER(double, shop_thefts, 0.1, "1", between(0, 2), assumed("each is felt"),
              plausible(0.03, 0.3, logarithmic, "no measurement; a third to three times the assumed weight"),
              "Weight of each expected shop theft of the day against the shopkeepers' view (logit).");
    PARAMETER(double, shop_deals, 0.15, "1", between(0, 2), assumed("dealing before the door drives customers away"),
              plausible(0.05, 0.45, logarithmic, "no measurement; a third to three times the assumed weight"),
              "Weight of visible deals per 1,000 passers against the shopkeepers' view (logit).");
    PARAMETER(double, shop_litter, 0.8, "1", between(0, 5), assumed("upkeep"),
              plausible(0.3, 2, logarithmic, "no measurement; a third to two and a half times the assumed weight"),
              "Weight of log(1 + litter / 5 items per 10 m2) against the shopkeepers' view (logit).");
};

/// The modelled safety index (not the foundation's own): nine sub-scores of 0 to 20 from fixed anchors, their mean, and the
/// shopkeepers' view from 1 to 4.
class SafetyIndex : public Lasting<SafetyIndex> {
public:
    explicit SafetyIndex(const IndexParameters& parameters) : parameters(parameters) {}

    std::vector<SummaryText> summaries() const override;
    void begin_minute(const Moment& moment, std::span<double> values) override;
    void measure(const Moment& moment) override;
    void count_visits(const Moment& moment, const PersonRows& rows) override;
    void keep_only(const KeptRows& kept) override { conflicts.keep_only(kept); }
    void summarise(const Moment& moment, std::span<double> values) const override;

    template <class Archive> void archive(Archive& a)
    {
        a(conflicts, days, last_day, minutes, clear_minutes, cared_for, stationary, carers, scene, time, litter, defects, visible_deals);
    }

private:
    IndexParameters parameters;
    Conflicts conflicts;
    int days = 0, last_day = -1;                  ///< dates of which something was measured
    double minutes = 0;                           ///< 10 to 22 h
    double clear_minutes = 0;                     ///< with free fire lanes
    double cared_for = 0;                         ///< person-minutes of visitors with a uniform or a host within 60 s
    double stationary = 0, carers = 0, scene = 0; ///< person-minutes of ordinary stayers, staff with open shops, people of the scene
    std::array<double, use_count> time{};         ///< person-minutes of visitors on the square, by what they use it for
    double litter = 0;                            ///< sum over the minutes (unit: 1 per 10 m2)
    double defects = 0;                           ///< graffiti and damage, sum over the minutes (unit: 1 per 1,000 m2)
    double visible_deals = 0;
};

/// Linear between two anchors, 0 at `zero_at` and 20 at `twenty_at`, plus the offset, between 0 and 20.
double sub_score(double value, double zero_at, double twenty_at, double offset);

} // namespace plattan
