#pragma once

#include "observables/observable.h"
#include "statistics/mean.h"

namespace plattan {

/// How long people wait before the gates, because there is no room inside or because none is open.
class EntryWaits : public Lasting<EntryWaits> {
public:
    std::vector<SeriesText> series() const override
    {
        return {{"before_gates", "1", "people whose time has come and who wait outside, before a gate that is full or closed", false}};
    }
    std::vector<SummaryText> summaries() const override
    {
        return {{"entry_waits", "1", "people who waited before a gate until they could enter; half a second is no wait", OverTime::sum},
                {"entry_wait_mean", "s", "mean time they waited", OverTime::mean},
                {"entry_wait_longest", "s", "longest of these times", OverTime::maximum},
                {"never_entered", "1", "people who still waited before a gate at the end", OverTime::last},
                {"shut_in", "1", "people who were there at the end and had no open gate to leave by", OverTime::last}};
    }

    void begin_minute(const Moment& moment, std::span<double> values) override
    {
        values[0] = static_cast<double>(moment.admission.before_gates().size());
    }

    void measure(const Moment& moment) override
    {
        for (const Seconds wait : moment.admission.waits()) {
            ++waits;
            sum += wait;
            longest = std::max(longest, wait);
        }
    }

    void summarise(const Moment& moment, std::span<double> values) const override
    {
        const People& people = moment.people;
        const auto is_shut_in = [&](PersonId id) {
            const GoalId gate = people.exit_gate[id.index];
            return gate.valid() && !people.traits[id.index].uniform && !people.traits[id.index].host &&
                   !moment.environment.usable_gates[gate.index].valid();
        };
        values[0] = waits;
        values[1] = waits > 0 ? sum / waits : unknown;
        values[2] = longest;
        values[3] = static_cast<double>(moment.admission.before_gates().size());
        values[4] = static_cast<double>(std::count_if(people.present.begin(), people.present.end(), is_shut_in));
    }

    template <class Archive> void archive(Archive& a) { a(waits, sum, longest); }

private:
    double waits = 0, sum = 0, longest = 0;
};

} // namespace plattan
