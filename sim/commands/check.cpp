#include "commands/commands.h"

#include "day/scenario.h"

#include <fmt/format.h>

namespace plattan::commands {

namespace {

bool is_site(const std::filesystem::path& path) { return path.extension() == ".geojson" || path.extension() == ".json"; }
bool is_demand(const std::filesystem::path& path) { return path.string().ends_with(".demand.yaml"); }

/// A demand file is judged against the site of the same name beside it.
void check_demand(const std::filesystem::path& path, Problems& problems)
{
    const auto name = path.filename().string();
    const auto site = path.parent_path() / (name.substr(0, name.size() - std::string(".demand.yaml").size()) + ".geojson");
    if (!std::filesystem::exists(path))
        return problems.add({shown_path(path)}, "there is no such file");
    if (!std::filesystem::exists(site))
        return problems.add({shown_path(path)}, fmt::format("a demand file belongs to a site; there is no '{}'", shown_path(site)));
    const auto before = problems.size();
    const auto features = read_site(site, problems);
    if (problems.size() == before)
        read_demand(path, features, problems);
}

void check(const std::vector<std::string>& files)
{
    Problems problems;
    for (const auto& file : files) {
        const auto before = problems.size();
        if (is_site(file))
            read_site(file, problems);
        else if (is_demand(file))
            check_demand(file, problems);
        else
            load_scenario(file, {}, problems);
        if (problems.size() == before)
            fmt::print("{}: no problems\n", file);
    }
    problems.stop_if_any();
}

} // namespace

void add_check(CLI::App& app, Call&)
{
    auto files = std::make_shared<std::vector<std::string>>();
    auto* command = app.add_subcommand("check", "Read scenarios, sites (.geojson) and demand files; say everything that is wrong with them");
    command->add_option("files", *files, "Files to check")->required()->type_name("FILE");
    command->callback([files] { check(*files); });
}

} // namespace plattan::commands
