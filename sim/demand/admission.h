#pragma once

#include "demand/entry_room.h"
#include "environment/present.h"
#include "people/intention.h"

#include <vector>

namespace plattan {

/// Lets people in at their moment, or as soon as there is room, and out when they leave. Rows and keys were given before.
///
/// A gate lets in, and as many out, what its service rate allows, at most `gate_flow` for each metre of its opening; nobody comes in on top of
/// somebody else. People who have to wait for that, or for a gate to open, wait outside, in the order of arrival.
class Admission {
public:
    /// @param gate_flow (unit: m-1 s-1)
    explicit Admission(double gate_flow) : gate_flow(gate_flow) {}

    /// Rows from `first` on have been added to the table since the last call.
    void expect(const People& people, std::size_t first);

    /// Those whose time has come, and who find room, stand inside their gate from now on.
    const std::vector<PersonId>& admit(const Present& now, People& people);

    /// Those who intend to leave are gone, as many as their gate lets out, in the order in which they came to it.
    void dismiss(const Now& now, const std::vector<Decision>& decisions, WritableEnvironment writes);

    /// These will not come.
    void excuse(const std::vector<PersonId>& ids);

    const std::vector<PersonId>& gone() const { return gone_now; } ///< left in this tick
    int entered() const { return entered_now; }                    ///< in this tick, first entries
    int left() const { return static_cast<int>(gone_now.size()); }

    const std::vector<PersonId>& expected() const { return waiting; }     ///< will come yet
    const std::vector<PersonId>& before_gates() const { return outside; } ///< whose time has come, in order
    /// How long those waited before a gate who entered in this tick for the first time and could not at once (unit: s)
    const std::vector<Seconds>& waits() const { return waited; }
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

    /// Puts somebody whose turn it may be inside its gate; false where it has to wait.
    bool let_in(const Now& now, PersonId id, GoalId gate, EntryRoom& room, People& people);
    void enter(const Clock& clock, PersonId id, People& people);

    /// True, and counted, where the gate lets one more through by now.
    bool served(std::vector<Seconds>& free_from, const Now& now, GoalId gate) const;
    void let_out(const Now& now, const std::vector<Decision>& decisions, const People& people);

    double gate_flow;
    std::vector<PersonId> admitted;
    std::vector<PersonId> outside;
    std::vector<Seconds> waited;
    std::vector<std::uint8_t> full;         ///< by gate: nobody else comes in through it in this tick
    std::vector<Queueing> queue;            ///< inside, in the order in which they came to the gate
    std::vector<Seconds> out_free, in_free; ///< by gate: from when on the next one can pass
    PersonColumn<std::uint8_t> queues;      ///< 1 of people who have come to the end of a queue
    std::vector<PersonId> released;         ///< of the queue, in this tick; ascending
    std::vector<PersonId> gone_now;
    int entered_now = 0;
};

} // namespace plattan
