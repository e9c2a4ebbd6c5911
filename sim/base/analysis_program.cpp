#include "base/analysis_program.h"

#include "base/problems.h"

#include <fmt/format.h>

namespace plattan {

std::filesystem::path analysis_program(std::string_view name)
{
    std::error_code ignored;
    const auto own = std::filesystem::canonical("/proc/self/exe", ignored).parent_path();
    for (const auto& folder : {own / "../../../analysis", own / "../share/plattan/analysis"})
        if (std::filesystem::exists(folder / name, ignored))
            return (folder / name).lexically_normal();
    throw MachineError(fmt::format("analysis/{} is neither in the tree of the sources nor where plattan is installed", name));
}

} // namespace plattan
