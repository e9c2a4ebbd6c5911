#pragma once

#include "observables/observable.h"
#include "statistics/mean.h"

namespace plattan {

/// How people fare who cannot use stairs.
class Ways : public Lasting<Ways> {
public:
    std::vector<SummaryText> summaries() const override
    {
        return {{"step_free_visitors", "1", "visitors who cannot use stairs", OverTime::sum},
                {"step_free_detour", "m", "mean walking distance that is longer for them than over stairs, stairs counted as long as they feel",
                 OverTime::mean},
                {"step_free_blocked", "1", "those of them for whom there was no way without stairs", OverTime::sum},
                {"step_free_blocked_minutes", "min", "time they spent here", OverTime::sum}};
    }

    void count_visits(const Moment& moment, const PersonRows& rows) override
    {
        const People& people = moment.people;
        for (const std::uint32_t i : rows) {
            if (!people.traits[i].step_free || people.entered_at[i] < 0)
                continue;
            ++visitors;
            if (people.manner[i] == Manner::step_free) {
                ++found;
                detours += people.detour[i];
            } else {
                blocked_seconds += people.left_at[i] - people.entered_at[i];
            }
        }
    }

    void summarise(const Moment&, std::span<double> values) const override
    {
        values[0] = visitors;
        values[1] = found > 0 ? detours / found : unknown;
        values[2] = visitors - found;
        values[3] = blocked_seconds / 60;
    }

    template <class Archive> void archive(Archive& a) { a(visitors, found, detours, blocked_seconds); }

private:
    double visitors = 0, found = 0, detours = 0, blocked_seconds = 0;
};

} // namespace plattan
