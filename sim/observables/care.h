#pragma once

#include "information/report.h"
#include "observables/observable.h"

#include <array>

namespace plattan {

/// What outreach and youth workers reach, and what those on duty report.
class Care : public Lasting<Care> {
public:
    std::vector<SummaryText> summaries() const override;
    void measure(const Moment& moment) override;
    void summarise(const Moment& moment, std::span<double> values) const override;
    std::vector<TableText> table_texts() const override;
    std::vector<Table> tables(const Moment& moment) const override;

    template <class Archive> void archive(Archive& a) { a(contacts, accepted, diversions, identified, met, reports, seats_lost, places_cleared); }

private:
    double contacts = 0, accepted = 0, diversions = 0, seats_lost = 0, places_cleared = 0;
    std::vector<PersonKey> identified, met; ///< young people at risk
    std::array<double, topic_count> reports{};
};

} // namespace plattan
