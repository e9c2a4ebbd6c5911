#pragma once

#include "commands/optimise_search.h"

namespace plattan::commands {

/// Options that are ranked, in the order of the scenarios behind the first.
struct NamedOptions {
    std::vector<Settings> settings;
    std::vector<std::string> names;
};

/// A row for each option and objective.
std::string options_csv(const Search& search, const std::vector<RankedOption>& ranked, const NamedOptions& options);

/// Measures that an option may have together: each alone, then each pair.
struct Combination {
    std::vector<std::size_t> measures; ///< of the search
    std::string name;                  ///< "hosts and furniture"

    bool is_in(const Settings& settings) const;
};
std::vector<Combination> combinations_of(const Search& search);

/// In how many of the draws that keep the patterns each option is best, and each combination is in a best one.
struct DrawnAnswer {
    int kept = 0, drawn = 0;
    std::vector<int> options, combinations;
};
/// @param folder of a comparison of the options; without draws of parameters in it there is none
DrawnAnswer drawn_answer(const Search& search, const std::filesystem::path& folder, const NamedOptions& options);

/// In which share of the set and of the draws each measure is, and each pair of them.
std::string measures_csv(const Search& search, const std::vector<RankedOption>& ranked, const NamedOptions& options, const DrawnAnswer& drawn);

/// @param why the search ended
std::string answer_text(const Search& search, const std::vector<RankedOption>& ranked, const NamedOptions& options, const DrawnAnswer& drawn,
                        const std::string& why);

} // namespace plattan::commands
