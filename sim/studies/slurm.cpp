#include "studies/slurm.h"

#include "base/counted.h"
#include "base/decimal.h"
#include "studies/shard.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

namespace {

constexpr std::string_view line_of_shards = "\nshards=";

std::string clock_of(double seconds)
{
    const auto whole = static_cast<long>(std::ceil(seconds));
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

/// Letters that a job's name may have.
std::string job_name(const std::string& study)
{
    std::string name;
    for (const char c : study)
        name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '-';
    return name.substr(0, 40);
}

/// A word for a shell, whatever is in it.
std::string quoted(const std::string& word)
{
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? "'\\''" : std::string(1, c);
    return text + "'";
}

} // namespace

std::size_t shards_for(std::size_t runs, double seconds_of_run, const SlurmRequest& request, std::size_t largest_array)
{
    const double all = static_cast<double>(runs) * seconds_of_run / request.processors;
    const auto wanted = static_cast<std::size_t>(std::ceil(all / request.seconds_of_shard));
    return std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(1, std::min(runs, largest_array - 1)));
}

std::string time_limit(std::size_t runs, std::size_t shards, double seconds_of_run, int processors)
{
    const double of_shard = std::ceil(static_cast<double>(runs) / static_cast<double>(shards) / processors) * seconds_of_run;
    return clock_of(std::ceil((2 * of_shard + 600) / 60) * 60);
}

std::string slurm_script(const StudyFolder& folder, const SlurmRequest& request, std::size_t shards)
{
    std::string text = fmt::format("#!/bin/bash\n"
                                   "# {}: {} in {}, one for each task of the array.\n"
                                   "# `plattan sweep submit` submits it; by hand:  sbatch --array=1-{} submit.sbatch  in this folder.\n"
                                   "# Lines of #SBATCH may be changed; the number of shards may not, once there are rows.\n"
                                   "#SBATCH --job-name=plattan-{}\n"
                                   "#SBATCH --ntasks=1\n"
                                   "#SBATCH --cpus-per-task={}\n"
                                   "#SBATCH --mem={}\n"
                                   "#SBATCH --time={}\n",
                                   job_name(folder.study().name), counted(folder.runs().size(), "run"), counted(shards, "shard"), shards,
                                   job_name(folder.study().name), request.processors, request.memory, request.time);
    if (!request.account.empty())
        text += fmt::format("#SBATCH --account={}\n", request.account);
    if (!request.partition.empty())
        text += fmt::format("#SBATCH --partition={}\n", request.partition);
    for (const auto& option : request.more)
        text += fmt::format("#SBATCH {}\n", option);
    text += fmt::format("# A task that is put back, or whose node fails, begins again and finds the rows it has written.\n"
                        "#SBATCH --requeue\n"
                        "# A minute before the time limit plattan is told; it drops the run it is at and ends with 75.\n"
                        "#SBATCH --signal=B:USR1@60\n"
                        "# One file for the words of all tasks: projects have quotas of files.\n"
                        "#SBATCH --open-mode=append\n"
                        "#SBATCH --output=slurm.log\n"
                        "shards={}\n"
                        "# Locks of HDF5 fail on some parallel file systems, and no two tasks write one file.\n"
                        "export HDF5_USE_FILE_LOCKING=FALSE\n"
                        "exec {} sweep work . --shard \"$SLURM_ARRAY_TASK_ID/$shards\" --threads \"${{SLURM_CPUS_PER_TASK:-1}}\"\n",
                        shards, quoted(request.program));
    return text;
}

std::size_t shards_of_script(std::string_view script)
{
    const auto at = script.find(line_of_shards);
    if (at == std::string_view::npos)
        return 0;
    const auto begin = at + line_of_shards.size();
    std::string word(script.substr(begin, script.find('\n', begin) - begin));
    return fault_of_whole_number(word, 1, most_shards).empty() ? std::stoull(word) : 0;
}

std::string array_of_missing(const StudyFolder& folder, const StudyState& state, std::size_t shards)
{
    std::vector<std::size_t> numbers;
    for (std::size_t number = 1; number <= shards; ++number) {
        const Shard shard{number, shards};
        for (std::size_t i = shard.begin(folder.runs().size()); i < shard.end(folder.runs().size()); ++i)
            if (state.state_of(folder.runs()[i]) != StudyState::Of::done) {
                numbers.push_back(number);
                break;
            }
    }
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        text += fmt::format("{}{}", text.empty() ? "" : ",", numbers[i]);
        if (last > i)
            text += fmt::format("-{}", numbers[last]);
        i = last + 1;
    }
    return text;
}

std::string slurm_time(const std::string& text)
{
    const auto letter = text.find_first_not_of("0123456789.");
    std::string number = text.substr(0, letter), unit = letter == std::string::npos ? "" : text.substr(letter);
    unit.erase(0, unit.find_first_not_of(' '));
    const double factor = unit == "h" ? 3600 : unit == "min" ? 60 : unit == "d" ? 86400 : 0;
    return factor > 0 && fault_of_decimal_number(number, 0, 1e6).empty() ? clock_of(std::stod(number) * factor) : text;
}

} // namespace plattan
