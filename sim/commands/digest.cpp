#include "commands/commands.h"

#include "commands/words.h"
#include "results/digest.h"

#include <fmt/format.h>

namespace plattan::commands {

void add_digest(CLI::App& app, Call&)
{
    struct Words {
        std::string run;
        bool each = false;
    };
    auto words = std::make_shared<Words>();
    auto* command = app.add_subcommand("digest", "One line that is equal for equal runs, whatever the number of threads");
    command->add_option("run", words->run, "Run file")->required()->transform(something())->type_name("RUN.h5");
    command->add_flag("--each", words->each, "One line per dataset");
    command->callback([words] {
        const auto digest = digest_of(RunReader(words->run));
        if (!words->each)
            fmt::print("{}\n", digest.whole);
        else
            for (const auto& [path, hash] : digest.each)
                fmt::print("{}  {}\n", hash, path);
    });
}

} // namespace plattan::commands
