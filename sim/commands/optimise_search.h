#pragma once

#include "commands/optimise_study.h"
#include "studies/measure.h"
#include "studies/study_samples.h"

namespace plattan::commands {

inline constexpr std::size_t most_finalists = 6; ///< options that are compared in the end: so many as a page can show

using Settings = std::vector<std::size_t>; ///< of each measure which

/// What there is to choose from, and the study of what was tried.
struct Search {
    const OptimiseOrder& order;
    std::vector<Measure> measures;
    Study study;

    std::size_t first_options() const; ///< that lie far apart, before any is chosen by what others came to
    DesignPoint point_of(const Settings& settings) const;
    /// The settings behind a point of a folder. Throws InputError where it is none of this search.
    Settings settings_of(const DesignPoint& point) const;
    bool is_affordable(const Settings& settings) const;
    /// Of the scenarios of a search: the base, then its options.
    std::vector<std::string> titles_in(const StudyFolder& folder) const;
};

/// Looks at what is asked, and writes the scenario in which measures are set. Throws InputError with all that is wrong.
Search search_of(const OptimiseOrder& order);

/// Tries options until none promises enough, or there are as many as are allowed.
/// @param why gets the reason for which the search ended
/// @return the folder of what was tried; nothing where nothing can be
std::optional<StudyFolder> search_options(Search& search, std::string& why);

/// Options that the search cannot tell apart from the best and that seem better than doing nothing, so many as a page can show: the best for each
/// objective first.
/// @param ranked the options of the folder
std::vector<Settings> finalists_of(const Search& search, const StudyFolder& folder, const Samples& samples, const std::vector<RankedOption>& ranked);

} // namespace plattan::commands
