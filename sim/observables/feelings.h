#pragma once

#include "observables/observable.h"

#include <array>
#include <cmath>

namespace plattan {

/// How safe visitors feel, and what they answer at the exit.
class Feelings : public Lasting<Feelings> {
public:
    std::vector<SeriesText> series() const override;
    std::vector<SummaryText> summaries() const override;
    void begin_minute(const Moment& moment, std::span<double> values) override;
    void count_visits(const Moment& moment, const PersonRows& rows) override;
    void summarise(const Moment& moment, std::span<double> values) const override;

    template <class Archive> void archive(Archive& a) { a(day, night, all_day, all_night, unsafe_minutes, answers); }

private:
    /// Mean over persons, in the order of their rows; not a number where there is nobody.
    struct Mean {
        double sum = 0, count = 0;

        void add(double value)
        {
            sum += value;
            ++count;
        }
        double value() const { return count > 0 ? sum / count : std::nan(""); }
    };

    std::array<Mean, 2> day, night; ///< by sex
    Mean all_day, all_night;
    double unsafe_minutes = 0;   ///< sum over the minutes of P(unsafe) of each visitor present
    std::array<Mean, 4> answers; ///< whole, safe, clean, environment
};

} // namespace plattan
