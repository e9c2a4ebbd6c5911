#pragma once

#include "interventions/day_plan.h"
#include "site/site.h"

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace plattan {

/// The site of a scenario, with its fields and lines of sight, made once for all simulations that ask for it; likewise the site with the
/// changes of a date. May be asked from several threads at once.
class SharedSites {
public:
    /// @param features of the scenario; they must live longer than this
    explicit SharedSites(const Features& features) : features(features) {}

    /// @param workers make the site, if nobody has asked for it before
    std::shared_ptr<const Site> with(const SiteChanges& changes, const Workers& workers);

private:
    /// Sites with changes of other dates are kept while there are no more than this; a simulation keeps the one it uses.
    static constexpr std::size_t most_kept = 3;

    const Features& features;
    std::mutex making;
    std::vector<std::pair<SiteChanges, std::shared_ptr<const Site>>> kept; ///< the one asked for last at the end
};

} // namespace plattan
