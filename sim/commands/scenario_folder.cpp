#include "commands/scenario_folder.h"

#include "base/problems.h"

namespace plattan::commands {

std::filesystem::path find_scenarios(const std::string& option)
{
    std::error_code ignored;
    const auto own = std::filesystem::canonical("/proc/self/exe", ignored).parent_path();
    for (const auto& folder : {std::filesystem::path("scenarios"), own / "../../../scenarios", own / "../share/plattan/scenarios"})
        if (std::filesystem::is_regular_file(folder / "verification" / "imo-04.yaml", ignored))
            return folder;
    throw InputError(option + ": the folder of scenarios is neither here nor beside the program; name it");
}

std::filesystem::path scenario_or_baseline(const std::string& named, const std::string& option)
{
    return named.empty() ? find_scenarios(option) / "baseline-2014.yaml" : std::filesystem::path(named);
}

} // namespace plattan::commands
