#pragma once

#include "observables/observable.h"

#include <string>
#include <vector>

namespace plattan {

/// People who want to walk and for five minutes do not get two metres further: nobody shall be stuck in silence. People who
/// queue before a gate that lets out one after the other are left out.
class Stuck : public Lasting<Stuck> {
public:
    std::vector<SummaryText> summaries() const override;
    void measure(const Moment& moment) override;
    void keep_only(const KeptRows& kept) override;
    void summarise(const Moment& moment, std::span<double> values) const override;
    std::string remark() const override;

    template <class Archive> void archive(Archive& a) { a(anchor, since, seen, counted, stuck, first); }

private:
    /// Somebody who is stuck: where, from when on.
    struct Place {
        std::uint32_t row = 0;
        Vec2 at;
        Seconds since = 0; ///< since 00:00 of the first day
    };

    PersonColumn<Vec2> anchor;          ///< from where on somebody has not got two metres further
    PersonColumn<Seconds> since, seen;  ///< there since then; when last looked at
    PersonColumn<std::uint8_t> counted; ///< 1: has been stuck
    double stuck = 0;                   ///< people, by what each row stands for
    std::vector<Place> first;           ///< at most three
};

} // namespace plattan
