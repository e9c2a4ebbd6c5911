#include "commands/commands.h"

#include "analysis/export.h"
#include "base/descriptor.h"
#include "commands/progress.h"
#include "commands/words.h"
#include "experiments/interruption.h"
#include "record/output_claim.h"

#include <algorithm>
#include <filesystem>
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
        catch_interruptions();
        const Recording run(words->run);
        const std::filesystem::path folder = words->folder;
        std::error_code error;
        if (std::filesystem::exists(folder, error) && !std::filesystem::is_directory(folder, error))
            throw InputError(fmt::format("{}: this is a file; the tables need a folder", folder.string()));
        if (std::filesystem::create_directories(folder, error); error)
            fail_to_write(folder, error.value());
        const OutputClaim claim(folder / "columns.csv", moment_text()); // tables of two runs would lie there in a mixture
        const auto files = export_csv(run, words->folder, interrupted);
        for (const auto& file : files)
            fmt::print("{}\n", file);
        for (const auto& entry : std::filesystem::directory_iterator(words->folder))
            if (entry.path().extension() == ".csv" && std::find(files.begin(), files.end(), entry.path().string()) == files.end())
                say(fmt::format("note: {} is not of this export\n", entry.path().string()));
    });
}

} // namespace plattan::commands
