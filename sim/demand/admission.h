#pragma once

#include "base/clock.h"
#include "environment/seats.h"
#include "people/intention.h"
#include "site/site.h"

#include <vector>

namespace plattan {

/// Lets people in at their moment and out when they leave. Rows and keys were given before.
class Admission {
public:
    /// Rows from `first` on have been added to the table since the last call. Who arrives at `never` does not come.
    void expect(const People& people, std::size_t first);

    /// Those whose time has come stand inside their gate from now on.
    const std::vector<PersonId>& admit(const Site& site, const Clock& clock, People& people);

    /// Those who intend to leave are gone.
    /// Where a gate has a service rate, one after the other in the order in which they came to it.
    void dismiss(const Site& site, const Clock& clock, const std::vector<Decision>& decisions, People& people, Seats& seats);

    /// These will not come.
    void excuse(const std::vector<PersonId>& ids);

    const std::vector<PersonId>& gone() const { return gone_now; } ///< left in this tick
    int entered() const { return entered_now; }                    ///< in this tick, first entries
    int left() const { return static_cast<int>(gone_now.size()); }

    const std::vector<PersonId>& expected() const { return waiting; } ///< will come yet
    const std::vector<PersonId>& before_gates() const { return outside; }
    /// The other rows are gone for good.
    void keep_only(const KeptRows& kept) { queues.keep_only(kept); }

    template <class Archive> void archive(Archive& a) { a(waiting, outside, queue, out_free, in_free, queues); }

private:
    std::vector<PersonId> waiting; ///< by time of arrival, then row; latest first
    struct Queueing {
        GoalId gate;
        PersonId id;
    };

    /// Whoever goes away comes back then, through the gate it left by.
    void await(People& people, PersonId id, Seconds returns_at);
    static bool later(const People& people, PersonId a, PersonId b);

    /// True, and counted, where the gate has room for one more by now.
    static bool served(std::vector<Seconds>& free_from, const Site& site, GoalId gate, Seconds now, Seconds step);
    void let_out(const Site& site, const Clock& clock, const std::vector<Decision>& decisions, const People& people);

    std::vector<PersonId> admitted;
    std::vector<PersonId> outside;          ///< whose time has come, before a gate that lets in one after the other
    std::vector<Queueing> queue;            ///< inside, in the order in which they came to the gate
    std::vector<Seconds> out_free, in_free; ///< by gate: from when on the next one can pass
    PersonColumn<std::uint8_t> queues;      ///< 1 of who has come to the end of a queue
    std::vector<PersonId> released;         ///< of the queue, in this tick; ascending
    std::vector<PersonId> gone_now;
    int entered_now = 0;
};

} // namespace plattan
