#pragma once

#include "visualize/draw/type.h"
#include "visualize/model/show.h"

namespace plattan::view {

// What the panels say, and the width that it takes as `type` sets it. `height` is that of the picture (unit of both: pixels).

/// Who is on duty at the moment: "2 guards, 1 cleaner".
std::string words_of_duty(const Show& show, const RunFile& run);
/// Which two runs a difference is made of, in one line or, where they have no room in it, in two.
std::vector<std::string> lines_of_compared(const Show& show, const Type& type, float width, float height);
/// What a field is measured in, and, where it comes together, since when.
std::string words_of_unit(const Show& show);
/// What is written above a map of the difference between two runs.
std::string words_of_difference(const Show& show);
/// What is known about two runs: of a study as much as has room in a line, then what a reader should hold against the comparison.
/// @param width of that line
std::string words_of_notes(const Show& show, const Type& type, float width, float height);
/// Day and date of the moment, and of a run of several days the number of the day.
std::string date_words(const Show& show);

/// Where what stands beside the clock begins. @param margin of the picture
float beside_clock(const Type& type, float margin, float height);
/// Width that date, weather and sun take at any hour of the day, and of the gap behind them.
float width_of_date(const Show& show, const Type& type, float height);

/// A figure that is shown large.
struct FigureWords {
    std::string label;
    std::array<std::string, 2> values; ///< by run, as `runs_of_figures` says; empty where there is none
};
/// The runs whose figures are told: of a map of one run its own, else those of both, A first.
std::vector<std::size_t> runs_of_figures(const Show& show);
/// The figures that a show has chosen, at most six, with the values of this moment.
std::vector<FigureWords> figures_now(const Show& show);
/// The same figures with the values that take most room, however late in the runs they come.
std::vector<FigureWords> widest_figures_of(const Show& show);
/// Width of the arrow between two values in letters of a size.
/// Of the letter of a run before its value, to the value (unit: pixels).
float space_after_letter(unsigned size);
float width_of_arrow(unsigned size);
/// Width of a figure and of the gap behind it. @param size of its values
float width_of_figure(const FigureWords& words, const Type& type, unsigned size, float height);

} // namespace plattan::view
