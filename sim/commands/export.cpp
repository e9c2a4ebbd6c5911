#include "commands/commands.h"

#include "analysis/export.h"
#include "commands/words.h"

#include <fmt/format.h>

namespace plattan::commands {

void add_export(CLI::App& app, Call&)
{
    struct Words {
        std::string run, folder;
    };
    auto words = std::make_shared<Words>();
    auto* command = app.add_subcommand("export", "Write every table of a run as CSV; columns.csv has the unit and the meaning of each column");
    command->add_option("run", words->run, "Run file")->required()->transform(something())->type_name("RUN.h5");
    command->add_option("--csv", words->folder, "Folder for the files; it is made where it is missing")
        ->required()
        ->transform(something())
        ->type_name("DIR");
    command->callback([words] {
        for (const auto& file : export_csv(Recording(words->run), words->folder))
            fmt::print("{}\n", file);
    });
}

} // namespace plattan::commands
