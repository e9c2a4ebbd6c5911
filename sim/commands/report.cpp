#include "commands/commands.h"

#include "base/output_file.h"
#include "commands/compare_study.h"
#include "commands/python_program.h"
#include "commands/words.h"
#include "studies/study_folder.h"

#include <filesystem>
#include <fmt/format.h>

namespace plattan::commands {

namespace {

struct ReportWords {
    std::string study, output, language = "en", replay;
};

void report(const ReportWords& words)
{
    const std::filesystem::path folder(words.study);
    std::error_code error;
    check_files_of_study(folder);
    if (!std::filesystem::exists(folder / "answer.json", error)) {
        if (!is_study_folder(folder))
            throw InputError(fmt::format("{}: this is no folder of a comparison; expected one that `plattan compare A.yaml B.yaml -o {}` has made",
                                         words.study, words.study));
        compare_study(folder, false, true); // a study of another command has no answer yet
    }
    const std::filesystem::path output = words.output.empty() ? folder / "report.html" : std::filesystem::path(words.output);
    { // a place that must not be written over is refused before anything is drawn
        const OutputFile place(output, {});
    }
    std::vector<std::string> line{words.study, "--output", output.string(), "--language", words.language};
    if (!words.replay.empty()) {
        if (!std::filesystem::is_regular_file(words.replay, error))
            throw InputError(
                fmt::format("--replay: {} is no file; `plattan view A.h5 B.h5 --at 17:00 --export replay.html` makes one", words.replay));
        line.insert(line.end(), {"--replay", words.replay});
    }
    become_python_program("report", line);
}

} // namespace

void add_report(CLI::App& app, Call&)
{
    auto words = std::make_shared<ReportWords>();
    auto* command = app.add_subcommand("report", "Make one self-contained page of a comparison, for a board, a phone and paper");
    command->add_option("study", words->study, "Folder of a comparison")->required()->transform(something())->type_name("DIR");
    command->add_option("-o,--output", words->output, "File to write; without it report.html in the folder")
        ->transform(something())
        ->type_name("REPORT.html");
    command->add_option("--language", words->language, "Language of the page, with its numbers and dates")
        ->capture_default_str()
        ->check(CLI::IsMember({"en", "sv"}));
    command
        ->add_option("--replay", words->replay,
                     "A page that `plattan view A.h5 B.h5 --export replay.html` has written: it plays in the report, which then has a script")
        ->transform(something())
        ->type_name("REPLAY.html");
    command->callback([words] { report(*words); });
}

} // namespace plattan::commands
