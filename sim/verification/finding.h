#pragma once

#include <limits>
#include <string>
#include <vector>

namespace plattan {

/// One figure with the band it must or should lie in.
struct Finding {
    enum class Level : std::uint8_t { must, should };
    /// published: others' test with others' band. calibrated: fitted to it. built_in: follows from a parameter or formula. seen: looked at while a
    /// mechanism or a value was chosen. validated: none of these.
    enum class Role : std::uint8_t { published, calibrated, built_in, seen, validated };
    /// inside: the whole 95 % interval lies in the band. touches: a part of it does. undecided: a part of it does, and it is so wide (more than half
    /// of the band) that more runs are needed to tell.
    enum class Verdict : std::uint8_t { inside, touches, outside, undecided, info };

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
    std::string known{}; ///< why the row is known not to hold; empty: it is not known to
    /// Of the 95 % interval of the figure. 0: none is told, the figure itself is judged.
    /// Not a number: the figure is the mean of one value, of which no interval exists, and is not judged.
    double half_width = 0;
    double days = 0;          ///< what it cost, in whole days of all visitors; shared runs are told by each that shares them
    bool information = false; ///< no band: shown, not judged

    Verdict verdict() const;
    /// True where a row that must hold, or a published one, is not inside its band, and nobody has said that it is known not to be.
    bool fails() const;
    /// True where a row would fail, had nobody said why it is known not to hold.
    bool known_to_fail() const;
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
