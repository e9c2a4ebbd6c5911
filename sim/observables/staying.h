#pragma once

#include "observables/activity_mix.h"
#include "observables/observable.h"

#include <array>

namespace plattan {

/// Who stays and what people do on the square: by sex, age and hour; how long visits and stays last.
class Staying : public Lasting<Staying> {
public:
    std::vector<SummaryText> summaries() const override;
    std::vector<TableText> table_texts() const override;
    void begin_minute(const Moment& moment, std::span<double> values) override;
    void count_visits(const Moment& moment, const PersonRows& rows) override;
    void summarise(const Moment& moment, std::span<double> values) const override;
    std::vector<Table> tables(const Moment& moment) const override;

    template <class Archive> void archive(Archive& a) { a(minutes, by_hour, dwell, stay); }

private:
    static constexpr std::size_t activities = 3, sexes = 2, ages = 5, hours = 24, lengths = 10;

    std::array<double, activities * sexes * ages> minutes{}; ///< person-minutes of visitors on the square: passing, standing, sitting
    std::array<double, hours * use_count> by_hour{};         ///< person-minutes of visitors on the square, by what they use it for
    std::array<double, lengths> dwell{}, stay{};             ///< passers by time on the square, and those who stopped by stationary time
};

} // namespace plattan
