#include "commands/commands.h"

#include "analysis/compare.h"

#include <fmt/format.h>

namespace plattan::commands {

void add_compare(CLI::App& app, Call&)
{
    struct Words {
        std::string base;
        std::vector<std::string> alternatives;
    };
    auto words = std::make_shared<Words>();
    auto* command = app.add_subcommand("compare", "Paired differences of runs, or of folders of replications, with intervals.\n"
                                                  "Runs of unequal times (--from, --until, --days) are refused, and folders whose runs differ in\n"
                                                  "more than seed and replication. Differences in date, --set, site, demand or program are named.");
    command->add_option("base", words->base, "Run file or folder of replications to compare with")->required()->type_name("BASE");
    command->add_option("alternatives", words->alternatives, "Run files or folders of replications")->required()->type_name("ALT");
    command->callback([words] {
        bool first = true;
        for (const auto& alternative : words->alternatives) {
            fmt::print("{}{}", first ? "" : "\n", table_of(compare(words->base, alternative)));
            first = false;
        }
    });
}

} // namespace plattan::commands
