#pragma once

#include "statistics/interval.h"
#include "verification/finding.h"

#include <cmath>
#include <fmt/format.h>
#include <functional>

namespace plattan {

/// A finding of one figure of all replications together; no interval is told, and the figure itself is judged.
inline Finding plain_finding_of(const std::string& name, const std::string& what, double figure, double low, double high, const std::string& source,
                                Finding::Level level)
{
    Finding finding;
    finding.name = name;
    finding.what = what;
    finding.figure = figure;
    finding.low = low;
    finding.high = high;
    finding.source = source;
    finding.level = level;
    finding.role = Finding::Role::validated;
    return finding;
}

/// A finding of values, one of each replication, with the interval of their mean. One value alone has none: it is shown and not judged.
inline Finding finding_of(const std::string& name, const std::string& what, const std::vector<double>& values, double low, double high,
                          const std::string& source, Finding::Level level)
{
    const Estimate found = estimate(values);
    Finding finding = plain_finding_of(name, what, found.mean, low, high, source, level);
    finding.half_width = found.half_width;
    finding.replications = found.n;
    return finding;
}

/// What a day with one visitor in twenty, or fewer, costs of a whole day at most (measured: docs/performance.md).
inline constexpr double light_day = 0.2;

/// Says where a finding comes from and what it cost.
/// @param days what it cost, in whole days of all visitors
inline Finding in_scenario(Finding finding, const std::string& scenario, double days, const std::string& remark = "")
{
    finding.scenario = scenario;
    finding.days = days;
    finding.remark = remark;
    if (finding.half_width > 0)
        finding.remark += fmt::format("{}95 % interval of half width {:.3g}.", remark.empty() ? "" : " ", finding.half_width);
    if (std::isnan(finding.half_width))
        finding.remark += fmt::format("{}One value has no interval; it is not judged.", remark.empty() ? "" : " ");
    return finding;
}

/// The same figure of each.
/// @param of a function or a member
template <class Day, class Of> std::vector<double> figures(const std::vector<Day>& list, Of&& of)
{
    std::vector<double> values;
    for (const auto& day : list)
        values.push_back(std::invoke(of, day));
    return values;
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
