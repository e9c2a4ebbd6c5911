#pragma once

#include "observables/frames.h"
#include "observables/observable.h"
#include "observables/place_grids.h"

#include <string>

namespace plattan {

/// Everything measured in a run: the list of observables, their minute series and summary, the grids, the hash of the state.
class Observables {
public:
    Observables(const Site& site, const IndexParameters& parameters);

    /// Before anything moves: states of the minute that begins.
    void begin_tick(const Moment& moment);
    /// After everything moved.
    void measure(const Moment& moment);
    /// Midnight: the day's last minute ends.
    void end_day();
    /// The visits of these rows are over. Called once for every row, before it is forgotten.
    void count_visits(const Moment& moment, const PersonRows& rows);
    /// Minutes and frames so far are recorded, and other people are gone for good: none of that need be kept.
    void keep_only(const KeptRows& kept);
    /// The run ends here; a minute that has only begun is dropped. Counts the visits of the rows still kept.
    void finish(const Moment& moment);

    void store(StateWriter& a);
    void restore(StateReader& a);

    /// What nobody should overlook at the end of a run, a sentence each.
    std::vector<std::string> remarks() const;

    struct Series {
        SeriesText text;
        std::vector<double> values;
    };
    struct Summary {
        SummaryText text;
        double value;
    };

    /// A figure of the summary, after finish(). Throws std::logic_error where there is none of that name.
    double figure(std::string_view name) const;

    std::vector<Series> series;
    std::vector<Summary> summary;
    std::vector<Table> tables;   ///< after finish()
    std::vector<double> minutes; ///< time of each row (unit: s since 00:00 of the first day)
    std::vector<std::uint64_t> state_hash;
    Frames frames;
    PlaceGrids places;

private:
    void close_minute();

    std::vector<std::unique_ptr<Observable>> list;
    std::vector<double> row;
    bool minute_open = false;
};

} // namespace plattan
