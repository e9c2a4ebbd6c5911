#pragma once

#include "visualize/model/run_file.h"

namespace plattan::view {

/// A figure that is shown large: a series of minutes, as it is now or so far today.
struct FigureKind {
    std::string_view series;
    bool so_far;   ///< the sum since 00:00 of the day
    bool is_share; ///< shown in per cent
    int decimals;
};
/// All that can be shown.
const std::vector<FigureKind>& figure_kinds();
const FigureKind* figure_kind(std::string_view series);
/// The five that are shown where nobody asks for others.
const std::vector<std::string>& usual_figures();

/// The value at a moment; nothing where it was not recorded.
std::optional<double> figure_at(const RunFile& run, const FigureKind& kind, double time);
/// The highest value that a run has of it; nothing where it was not recorded.
std::optional<double> most_of_figure(const RunFile& run, const FigureKind& kind);
std::string figure_text(const FigureKind& kind, const std::optional<double>& value, Language language);

/// People on duty at a moment, by role.
std::vector<std::pair<std::uint8_t, int>> on_duty(const RunFile& run, double time);

/// Weather, and whether the sun is up: "dry, daylight, sun sets 21:47".
std::string words_of_sky(const RunFile& run, double time, Language language);
/// What a figure is called; of what is counted since when.
std::string words_of_figure(const FigureKind& kind, const RunFile& run, double time, Language language);
/// Since when what is told "so far" was counted: 00:00 of the day of a moment, or the beginning of the record on that day.
double counted_from(const RunFile& run, double time);

/// The minute of a run in which most people are there.
double busiest_minute(const RunFile& run);
/// Where a viewer opens: five minutes before the busiest one, but not before anybody is there.
double opening_moment(const RunFile& run);

/// Whether two runs show the same square, cell for cell: else one map cannot lie upon the other.
bool same_square(const RunFile& a, const RunFile& b);

/// What the audience must know about two runs before it compares them; sentences. Empty where nothing stands between them.
std::vector<std::string> reservations(const RunFile& a, const RunFile& b, Language language);

} // namespace plattan::view
