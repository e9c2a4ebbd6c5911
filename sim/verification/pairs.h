#pragma once

#include "verification/finding.h"
#include "verification/trial.h"

namespace plattan {

/// A finding of values one a replication, with the interval of their mean; the caller adds band and words.
inline Finding finding_of(const std::string& name, const std::string& what, const std::vector<double>& values, double low, double high,
                          const std::string& source, Finding::Level level)
{
    Finding finding;
    finding.name = name;
    finding.what = what;
    finding.figure = mean(values);
    finding.half_width = half_width(values);
    finding.low = low;
    finding.high = high;
    finding.source = source;
    finding.level = level;
    finding.role = Finding::Role::validated;
    finding.replications = static_cast<int>(values.size());
    return finding;
}

/// The same figure of pairs of equal replications.
template <class Day, class Of> std::vector<double> paired(const std::vector<Day>& a, const std::vector<Day>& b, Of&& of)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        values.push_back(of(a[i], b[i]));
    return values;
}

} // namespace plattan
