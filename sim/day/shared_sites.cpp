#include "day/shared_sites.h"

#include <algorithm>

namespace plattan {

std::shared_ptr<const Site> SharedSites::with(const SiteChanges& changes, const Workers& workers)
{
    const std::lock_guard lock(making); // whoever wants the same one waits for it instead of making it as well
    const auto found = std::find_if(kept.begin(), kept.end(), [&](const auto& one) { return one.first == changes; });
    if (found != kept.end()) {
        std::rotate(found, found + 1, kept.end());
    } else {
        kept.emplace_back(changes, std::make_shared<const Site>(changes.applied_to(features), workers));
        if (kept.size() > most_kept)
            kept.erase(kept.begin());
    }
    return kept.back().second;
}

} // namespace plattan
