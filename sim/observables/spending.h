#pragma once

#include "observables/observable.h"

#include <utility>

namespace plattan {

/// What running the place costs, by the minute: rostered hours while they run, write-off evenly.
class Spending : public Lasting<Spending> {
public:
    std::vector<SeriesText> series() const override { return {{"cost", "SEK", "rostered hours and write-off, all payers", true}}; }
    std::vector<SummaryText> summaries() const override
    {
        return {{"cost", "SEK", "rostered hours and write-off, all payers", OverTime::sum},
                {"worked_hours", "h", "time those on duty were there, or away with somebody arrested", OverTime::sum}};
    }
    void begin_minute(const Moment& moment, std::span<double>) override { now += moment.cost_of_minute; }
    void end_minute(std::span<double> values) override
    {
        all += now;
        values[0] = std::exchange(now, 0);
    }
    void count_visits(const Moment& moment, const PersonRows& rows) override
    {
        for (const std::uint32_t i : rows)
            worked += static_cast<double>(moment.people.worked_time[i]) / 3600;
    }
    void summarise(const Moment&, std::span<double> values) const override
    {
        values[0] = all + now;
        values[1] = worked;
    }

    template <class Archive> void archive(Archive& a) { a(now, all, worked); }

private:
    double now = 0, all = 0, worked = 0;
};

} // namespace plattan
