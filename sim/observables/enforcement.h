#pragma once

#include "observables/observable.h"

#include <array>

namespace plattan {

/// What guards and police do: interventions, checks, offences recorded, arrests; and the burden on those who were checked and
/// carried nothing.
class Enforcement : public Lasting<Enforcement> {
public:
    std::vector<SeriesText> series() const override;
    std::vector<SummaryText> summaries() const override;
    void measure(const Moment& moment) override;
    void end_minute(std::span<double> values) override;
    void count_visits(const Moment& moment, const PersonRows& rows) override;
    void summarise(const Moment& moment, std::span<double> values) const override;
    std::vector<TableText> table_texts() const override;
    std::vector<Table> tables(const Moment& moment) const override;

    template <class Archive> void archive(Archive& a)
    {
        a(recorded_now, recorded, interventions, arrests, checks, without_finding, by_reason, by_person, uniform_time, directed_time);
    }

private:
    static constexpr std::size_t ages = 5; ///< under 16, 16-29, 30-64, 65-74, 75 and more

    double recorded_now = 0, recorded = 0, interventions = 0, arrests = 0, checks = 0, without_finding = 0;
    std::array<double, 3> by_reason{};        ///< conduct, report, chance
    std::array<double, 2 * ages> by_person{}; ///< checks without finding, by sex and age
    double uniform_time = 0, directed_time = 0;
};

} // namespace plattan
