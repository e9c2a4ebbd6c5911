#include "commands/commands.h"

#include "commands/python_program.h"
#include "commands/words.h"
#include "studies/study_file.h"
#include "studies/study_state.h"

#include <algorithm>
#include <fmt/format.h>

namespace plattan::commands {

namespace {

/// While runs come in, what has come since it was collected is collected first.
void collect_news(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::is_directory(path / "rows", error))
        return;
    const StudyFolder folder(path);
    const auto files = row_files(folder.rows_folder());
    const auto collected = std::filesystem::last_write_time(folder.collected(), error);
    if (!error && std::none_of(files.begin(), files.end(), [&](const auto& file) { return std::filesystem::last_write_time(file) > collected; }))
        return;
    const StudyState state(folder);
    state.refuse_damage();
    write_study_file(folder, state, folder.collected());
}

/// Indices of changed bytes would be other ones without a word.
void refuse_damage(const std::filesystem::path& study)
{
    std::error_code error;
    const bool is_folder = std::filesystem::is_directory(study, error);
    const auto file = is_folder ? study / "study.h5" : study;
    if (std::filesystem::is_regular_file(file, error) && !is_as_written(file))
        throw InputError(fmt::format("{}: its bytes are not those whose checksum it carries; {}", file.string(),
                                     is_folder ? fmt::format("make it again from its rows: plattan sweep collect {}", study.string())
                                               : "copy it again from where it is whole, or collect the study again"));
}

} // namespace

void add_sensitivity(CLI::App& app, Call&)
{
    struct Words {
        std::string study, output;
        std::vector<std::string> figures;
    };
    auto words = std::make_shared<Words>();
    auto* command =
        app.add_subcommand("sensitivity", "Say which factors of a study matter for which figure: indices with intervals, tables and pictures");
    command->add_option("study", words->study, "Folder of a study, or its study.h5")->required()->transform(something())->type_name("DIR");
    command->add_option("--figure", words->figures, "A figure of /summary; may be repeated. Without it those that the study names")
        ->transform(something())
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_option("-o,--output", words->output, "Folder of the tables and pictures; without it `sensitivity` in the study's folder")
        ->transform(something())
        ->type_name("DIR");
    command->callback([words] {
        check_files_of_study(words->study);
        collect_news(words->study);
        refuse_damage(words->study);
        std::vector<std::string> line{words->study};
        for (const auto& figure : words->figures)
            line.insert(line.end(), {"--figure", figure});
        if (!words->output.empty())
            line.insert(line.end(), {"--output", words->output});
        become_python_program("sensitivity", line);
    });
}

} // namespace plattan::commands
