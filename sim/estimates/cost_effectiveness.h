#pragma once

#include "estimates/bootstrap.h"
#include "estimates/comparison.h"

#include <string>
#include <vector>

namespace plattan {

/// An effect that has a price, in words: "a visible deal avoided", "a visible deal more".
struct PricedEffect {
    std::string_view indicator, gained, lost;
};
const std::vector<PricedEffect>& priced_effects();

/// What one more of an effect costs, where that means something.
struct CostPerEffect {
    enum class Quadrant : std::uint8_t {
        dearer_and_better,  ///< costs `kronor` for each unit gained
        cheaper_and_worse,  ///< saves `kronor` for each unit lost
        cheaper_and_better, ///< no price: it is better either way
        dearer_and_worse,   ///< no price: it is worse either way
        not_told            ///< the effect or the difference in cost may be none
    };
    std::size_t scenario = 0, effect = 0; ///< effect: of `priced_effects()`
    Quadrant quadrant = Quadrant::not_told;
    double kronor = 0;
    Bounds interval; ///< by Fieller
    int n = 0;
    std::string sentence() const;
};
std::string_view word_of(CostPerEffect::Quadrant quadrant);

/// The option with the highest net benefit (effect times what one unit is worth, minus cost) from this worth on, up to that of the next step.
struct BestOption {
    std::size_t effect = 0, scenario = 0;
    double worth_from = 0; ///< of a unit (unit: SEK)
    Bounds interval;       ///< of `worth_from`: what a unit costs that this option gives beyond the one before, by Fieller
    int n = 0;
};

/// Needs the figures `cost` and those of the effects; what is missing is left out.
std::vector<CostPerEffect> costs_per_effect(const Samples& samples, const Comparison& comparison);
std::vector<BestOption> best_options(const Samples& samples);

/// 25327 as "25,327"; with decimals below 100.
std::string kronor_text(double kronor);

} // namespace plattan
