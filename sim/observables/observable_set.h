#pragma once

#include "observables/observable.h"

namespace plattan {

/// All observables, counting from when it is made.
class ObservableSet {
public:
    explicit ObservableSet(const IndexParameters& parameters);

    struct Figure {
        SummaryText text;
        double value;
    };

    std::vector<SeriesText> series() const;
    void begin_minute(const Moment& moment);
    void measure(const Moment& moment);
    /// The values of the minute that ends, in the order of `series()`.
    const std::vector<double>& end_minute();
    void count_visits(const Moment& moment, const PersonRows& rows);
    void keep_only(const KeptRows& kept);

    // After everything was counted.
    std::vector<Figure> figures(const Moment& moment) const;
    std::vector<Table> tables(const Moment& moment) const;
    std::vector<std::string> remarks() const;

    void store(StateWriter& a);
    void restore(StateReader& a);

private:
    /// f(observable, its part of the minute's row), one after the other.
    template <class F> void for_each_part(const F& f)
    {
        std::size_t at = 0;
        for (const auto& observable : list) {
            const auto size = observable->series().size();
            f(*observable, std::span(row).subspan(at, size));
            at += size;
        }
    }

    std::vector<std::unique_ptr<Observable>> list;
    std::vector<double> row;
};

} // namespace plattan
