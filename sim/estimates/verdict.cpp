#include "estimates/verdict.h"

#include <cmath>

namespace plattan {

std::string_view word_of(Verdict verdict, bool counted)
{
    constexpr std::string_view words[]{"clearly more",    "probably more", "little or no difference", "probably less", "clearly less",
                                       "not enough runs", "not known"};
    if (counted && verdict == Verdict::probably_less)
        return "probably fewer";
    if (counted && verdict == Verdict::clearly_less)
        return "clearly fewer";
    return words[static_cast<int>(verdict)];
}

Verdict verdict_of(const FoundDifference& found)
{
    constexpr double level = 0.05;
    const auto [low, high] = found.interval;
    if (!found.has_value)
        return Verdict::unknown;
    if (std::isnan(low) || std::isnan(high))
        return Verdict::not_enough_runs;
    const bool holds = found.confirmed && !(found.adjusted_p >= level);
    if (low > 0 && low >= found.smallest && holds)
        return Verdict::clearly_more;
    if (high < 0 && high <= -found.smallest && holds)
        return Verdict::clearly_less;
    if (std::abs(low) <= found.smallest && std::abs(high) <= found.smallest)
        return Verdict::little_or_none;
    if (low > 0)
        return Verdict::probably_more;
    if (high < 0)
        return Verdict::probably_less;
    return Verdict::not_enough_runs;
}

} // namespace plattan
