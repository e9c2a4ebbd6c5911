#include "commands/commands.h"

#include "commands/words.h"
#include "results/difference.h"

#include <fmt/format.h>

namespace plattan::commands {

void add_diff(CLI::App& app, Call& call)
{
    struct Words {
        std::string a, b;
    };
    auto words = std::make_shared<Words>();
    auto* command = app.add_subcommand("diff", "The first minute, dataset and row in which two runs differ; exit code 0: equal, 1: different");
    command->add_option("a", words->a, "Run file")->required()->transform(something())->type_name("A.h5");
    command->add_option("b", words->b, "Run file")->required()->transform(something())->type_name("B.h5");
    command->callback([words, &call] {
        const RunReader a(words->a), b(words->b);
        const auto difference = first_difference(a, b);
        if (!difference) {
            fmt::print("equal\n");
            return;
        }
        call.exit_code = 1;
        if (difference->minute)
            fmt::print("states differ first at {}\n", *difference->minute);
        fmt::print("{} differs first in row {}: {} and {}\n", difference->dataset, difference->row, difference->a, difference->b);
    });
}

} // namespace plattan::commands
