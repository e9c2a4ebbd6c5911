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
    void dismiss(const Clock& clock, const std::vector<Decision>& decisions, People& people, Seats& seats);

    int entered() const { return entered_now; } ///< in this tick, first entries
    int left() const { return left_now; }

private:
    std::vector<PersonId> waiting; ///< by time of arrival, then row; latest first
    std::vector<PersonId> admitted;
    int entered_now = 0, left_now = 0;
};

} // namespace plattan
