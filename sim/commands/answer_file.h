#pragma once

#include "estimates/assumptions.h"
#include "estimates/estimates_table.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plattan::commands {

/// What a report has to know of a comparison beside its estimates.
struct AnswerHead {
    std::string study, command;
    std::string program;                     ///< that simulated the runs
    std::string sources, design;             ///< "": not known
    std::vector<std::string> names;          ///< of the scenarios, as files have them
    std::vector<std::filesystem::path> runs; ///< one whole run of each scenario, from the folder on; it need not be there
    std::vector<std::string> seeds;
    std::size_t missing = 0; ///< runs that are not done
    std::string date;
    int days = 1;
    double from = 0, until = 0; ///< (unit: s since 00:00)
    int price_year = 0;
    double price_index = 1;
    struct Period {
        std::string first, last;
        std::size_t days = 0;
    };
    std::optional<Period> period;
};

/// Where it stands in the folder of a comparison.
inline constexpr const char* answer_file = "answer.json";

std::string answer_json(const AnswerHead& head, const Answer& answer, const AssumptionAnswer& assumptions);

/// The command by which the folder was made, where it says so.
std::string command_in(const std::filesystem::path& folder);

/// Writes what is wrong along the safety walk of each scenario, from its whole run, into the folder; nothing where a run or the place has no such
/// walk.
/// @param runs whole run of each scenario
void write_walks(const std::filesystem::path& folder, const std::vector<std::string>& titles, const std::vector<std::filesystem::path>& runs);

} // namespace plattan::commands
