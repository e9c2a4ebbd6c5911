#pragma once

#include "estimates/bootstrap.h"
#include "estimates/paired.h"
#include "estimates/samples.h"
#include "estimates/verdict.h"

namespace plattan {

/// One quantity of one scenario, and how it differs from that of the scenario it is compared with. In shown units, with intervals of 95 %.
struct ComparedQuantity {
    std::size_t scenario = 0;
    std::size_t sample = 0; ///< of the samples
    double level = 0;
    Bounds level_interval;
    bool is_base = false; ///< nothing of the following then
    double difference = 0;
    Bounds interval; ///< of the difference
    double change = 0;
    Bounds change_interval; ///< the difference as a share of the level compared with, by Fieller (unit: %)
    Bounds bootstrap;       ///< of the difference; NaN where it was not asked for or there are too few pairs
    double p = 0, adjusted_p = 0;
    double correlation = 0, gain = 0;
    double smallest = 0; ///< change worth naming
    int n = 0;           ///< pairs
    Verdict verdict = Verdict::unknown;

    /// 1: for the better, -1: for the worse, 0: neither, or no difference that is told.
    int quality(Sense sense) const;
};

/// How much of what vanished here is done elsewhere instead: (elsewhere in B - elsewhere in A) / (here in A - here in B).
struct DisplacedShare {
    std::size_t scenario = 0;
    double share = 0; ///< (unit: %)
    Bounds interval;  ///< infinite where nothing vanished that chance could not explain
    int n = 0;
};

struct Comparison {
    std::vector<ComparedQuantity> quantities; ///< sample by sample, scenario by scenario
    std::vector<DisplacedShare> displaced;

    /// Nothing where there is none.
    const ComparedQuantity* of(std::size_t sample, std::size_t scenario) const;
};

/// Compares each scenario with the first. Headline indicators of a scenario are tested together (Holm); the bootstrap checks those without zone, part
/// and hour.
Comparison compare(const Samples& samples);

} // namespace plattan
