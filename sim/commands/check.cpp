#include "commands/commands.h"

#include "commands/roster.h"

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

void check(const std::vector<std::string>& files, bool roster)
{
    Problems problems;
    std::string rosters;
    for (const auto& file : files) {
        const auto before = problems.size();
        if (is_site(file))
            read_site(file, problems);
        else if (is_demand(file))
            check_demand(file, problems);
        else if (const Scenario scenario = load_scenario(file, {}, problems); roster && problems.size() == before)
            rosters += "\n" + roster_text(scenario);
        if (problems.size() == before)
            fmt::print("{}: no problems\n", file);
    }
    problems.stop_if_any();
    fmt::print("{}", rosters);
}

} // namespace

void add_check(CLI::App& app, Call&)
{
    struct Words {
        std::vector<std::string> files;
        bool roster = false;
    };
    auto words = std::make_shared<Words>();
    auto* command = app.add_subcommand("check", "Read scenarios, sites (.geojson) and demand files; say everything that is wrong with them");
    command->add_option("files", words->files, "Files to check")->required()->type_name("FILE");
    command->add_flag("--roster", words->roster, "Show of each scenario who works when, hours and kronor");
    command->callback([words] { check(words->files, words->roster); });
}

} // namespace plattan::commands
