#pragma once

#include "base/problems.h"
#include "base/units.h"
#include "parameters/document.h"
#include "parameters/plausible.h"
#include "studies/study_period.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plattan {

/// Something that is varied: a key as after `--set`, and the values it takes.
struct Factor {
    std::string key;
    std::vector<std::string> levels; ///< as one would type them; empty: between bounds
    int plausible_levels = 0;        ///< so many, where `levels` is empty
    std::optional<Plausible> range;  ///< the bounds, where they are given; else those of what is plausible
    Place place;
};

/// One combination of values. Blocks of a design that was made elsewhere are kept, because analyses need them.
struct DesignPoint {
    std::string base_row, factor;                            ///< of which row it is a change, and in which factor; empty: of none
    std::vector<std::pair<std::string, std::string>> values; ///< key and value
    std::optional<std::uint32_t> row = std::nullopt;         ///< equal for the dates of a period; without one each point is a row
    double weight = 1;                                       ///< of the point in its row; those of a row come to 1

    /// What it sets a key to; nullptr: it leaves it as it is.
    const std::string* value_of(std::string_view key) const;
};

/// What is kept of each run; each has what those before it have.
enum class Keep : std::uint8_t {
    summary, ///< figures
    minutes, ///< and series by minute, and tables
    people,  ///< and the file of the run, without trajectories
    tracks   ///< with them
};
inline constexpr std::array<std::string_view, 4> keep_names{"summary", "minutes", "people", "tracks"};

/// Bounds that a figure of the summary shall keep, such as a budget. They change no run.
struct Constraint {
    std::string figure;
    double at_least = -std::numeric_limits<double>::infinity(), at_most = std::numeric_limits<double>::infinity();
    Place place;
};

/// "cost at most 300000"
std::string text_of(const Constraint& constraint);

/// One question: scenarios, points of the design and replications, each with each.
struct Study {
    enum class Design : std::uint8_t { grid, list, oat, table, sampled };

    std::string name;
    std::vector<std::filesystem::path> scenarios;
    std::uint32_t seed = 1;
    int replications = 10;
    Seconds from = 0;
    std::optional<Seconds> until;
    std::optional<int> days;
    Design design = Design::grid;
    std::string method; ///< of a sampled design: lhs, sobol, saltelli or morris (analysis/design.py)
    int rows = 0;       ///< of it
    std::vector<Factor> factors;
    std::vector<DesignPoint> points;             ///< of a list or a table
    std::vector<std::string> primary, secondary; ///< figures of the summary
    std::vector<Constraint> constraints;
    Keep keep = Keep::summary;
    std::optional<StudyPeriod> period;                    ///< its dates are drawn for each point
    std::optional<std::array<std::size_t, 2>> difference; ///< scenarios: what is compared with what; without it each with the first
    std::string planned;                                  ///< of the copy in a study's folder: hash of its design.csv
};

inline constexpr int most_replications = 100'000;
inline constexpr std::size_t most_scenarios = 64, most_design_points = 1'000'000;

/// Reads a study file. Every fault becomes a problem; where there is one, the study must not be used.
Study read_study(const std::filesystem::path& path, Problems& problems);

/// The same of a text.
/// @param name of the table in messages
std::vector<DesignPoint> points_of_table(std::string_view text, const std::string& name, Problems& problems);

/// True where a file with this content, or this file, says that it is a study.
bool is_study(const Node& root);
bool is_study_file(const std::filesystem::path& path);

/// Reads points from a table: a column for each factor, named as after `--set`, and at will `base_row` and `factor`. Other columns that
/// plattan writes into a design.csv are skipped: a table says nothing of rows and weights.
std::vector<DesignPoint> read_points(const std::filesystem::path& path, const Place& named_at, Problems& problems);

} // namespace plattan
