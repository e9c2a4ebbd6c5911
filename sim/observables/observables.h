#pragma once

#include "observables/frames.h"
#include "observables/observable_set.h"
#include "observables/place_grids.h"
#include "observables/safety_index.h"

#include <optional>
#include <string>

namespace plattan {

/// Everything measured in a run: minute series, the figures of the run and of each of its days, the grids, the hash of the state.
class Observables {
public:
    /// @param days of the run. Where there is more than one, each is measured by observables of its own as well.
    Observables(const Site& site, const IndexParameters& parameters, int days);

    /// Before anything moves: states of the minute that begins.
    void begin_tick(const Moment& moment);
    /// After everything moved.
    void measure(const Moment& moment);
    /// Midnight: the day's last minute ends.
    /// @param over rows whose visits are over. A row that is still kept for a while is told of again, and counted once.
    void end_day(const Moment& moment, const PersonRows& over);
    /// Minutes and frames so far are recorded, and other people are gone for good: none of that need be kept.
    void keep_only(const KeptRows& kept);
    /// The run ends here; a minute that has only begun is dropped. Counts the visits of the rows still kept.
    void finish(const Moment& moment);

    void store(StateWriter& a);
    void restore(StateReader& a);

    /// What nobody should overlook at the end of a run, a sentence each.
    std::vector<std::string> remarks() const { return whole.remarks(); }

    struct Series {
        SeriesText text;
        std::vector<double> values;
    };

    /// A figure of the summary, after finish(). Throws std::logic_error where there is none of that name.
    double figure(std::string_view name) const;

    std::vector<Series> series;
    std::vector<ObservableSet::Figure> summary; ///< after finish()
    std::vector<std::vector<double>> daily;     ///< of each day that ended: its figures, in the order of the summary; of several days only
    std::vector<Table> tables;                  ///< after finish()
    std::vector<double> minutes;                ///< time of each row (unit: s since 00:00 of the first day)
    std::vector<std::uint64_t> state_hash;
    Frames frames;
    PlaceGrids places;

private:
    void close_minute();
    void count_visits(const Moment& moment, const PersonRows& over);
    void end_today(const Moment& moment);

    const IndexParameters parameters;
    ObservableSet whole;
    std::optional<ObservableSet> today;
    Expectations before_today; ///< what was expected until the day began
    PersonRows counted;        ///< rows still kept whose visits are over and were counted at a midnight before
    bool minute_open = false;
};

} // namespace plattan
