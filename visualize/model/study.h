#pragma once

#include "visualize/model/presentation.h"

#include <filesystem>

namespace plattan::view {

class RunFile;

/// A difference that a comparison found between two scenarios, B minus A, over pairs of days.
struct StudiedDifference {
    std::string indicator, units;
    double difference, low, high; ///< with its interval of 95 % (unit: `units`)
    int pairs;
};

/// The differences that `plattan compare` found, where both runs are those of one of its folders (docs/answers.md): they lie in its `runs`, and
/// their scenarios stand in its estimates.csv against each other. Empty where that is not so, and of a single pair, which has no interval.
/// Throws InputError where the table is damaged.
std::vector<StudiedDifference> studied_differences(const RunFile& a, const RunFile& b);

/// What the audience reads under two runs: differences with their intervals that concern a layer, or, without one, the figures that are shown.
/// Sentences, the most telling first; empty where the study says nothing of them.
std::vector<std::string> study_sentences(const std::vector<StudiedDifference>& found, std::string_view layer, const std::vector<std::string>& figures,
                                         Language language);

} // namespace plattan::view
