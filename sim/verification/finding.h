#pragma once

#include <limits>
#include <string>
#include <vector>

namespace plattan {

/// One figure with the band it must or should lie in.
struct Finding {
    enum class Level : std::uint8_t { must, should };
    enum class Role : std::uint8_t { published, calibrated, validated, built_in };
    enum class Verdict : std::uint8_t { pass, fail, outside, info };

    static constexpr double none = std::numeric_limits<double>::infinity();

    std::string name;
    std::string what; ///< one sentence
    double figure = 0;
    std::string unit;
    double low = -none, high = none; ///< both included
    std::string source;
    Level level = Level::must;
    Role role = Role::published;
    int replications = 1;
    std::string scenario; ///< of scenarios/verification, for those who want to look
    std::string remark;
    /// Of the 95 % interval of the figure: a band is met where the interval reaches into it. 0: none is told, the figure itself is judged.
    /// Not a number: the figure is the mean of one value, of which no interval exists, and is not judged.
    double half_width = 0;
    double days = 0;          ///< what it cost, in whole days of all visitors; shared runs are told by each that shares them
    bool information = false; ///< no band: shown, not judged

    Verdict verdict() const;
};

inline constexpr auto must = Finding::Level::must, should = Finding::Level::should;

std::string_view name_of(Finding::Level level);
std::string_view name_of(Finding::Role role);
std::string_view name_of(Finding::Verdict verdict);

std::string json_of(const std::vector<Finding>& findings);
std::string html_of(const std::vector<Finding>& findings);
std::string markdown_of(const std::vector<Finding>& findings);
/// One line for the terminal.
std::string line_of(const Finding& finding);

} // namespace plattan
