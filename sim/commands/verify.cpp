#include "commands/commands.h"

#include "base/text_file.h"
#include "commands/progress.h"
#include "commands/scenario_folder.h"
#include "commands/words.h"
#include "experiments/interruption.h"
#include "verification/cases.h"
#include "verification/row_notes.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace plattan::commands {

namespace {

struct VerifyWords {
    std::vector<std::string> only, groups, settings, outputs;
    std::string cases;
    int threads = 0;
    bool list = false;
};

bool wanted(const Case& one, const std::vector<std::string>& only, const std::vector<std::string>& groups)
{
    if (!groups.empty() && std::find(groups.begin(), groups.end(), one.group) == groups.end())
        return false;
    if (only.empty())
        return true;
    for (const auto& name : one.names)
        for (const auto& word : only)
            if (name == word)
                return true;
    return false;
}

std::string document(const std::vector<Finding>& findings, const std::filesystem::path& path)
{
    const auto ending = path.extension();
    return ending == ".json" ? json_of(findings) : ending == ".html" ? html_of(findings) : markdown_of(findings);
}

std::filesystem::path unfinished(const std::string& output) { return output + ".part"; }

/// The rows that there are so far, beside the table of an earlier verification: one of hours that is interrupted leaves what it found.
void write_rows_so_far(const std::vector<Finding>& findings, const std::vector<std::string>& outputs)
{
    for (const auto& output : outputs)
        write_text_file(unfinished(output), document(findings, output));
}

void write_tables(const std::vector<Finding>& findings, const std::vector<std::string>& outputs)
{
    for (const auto& output : outputs) {
        write_text_file(output, document(findings, output));
        std::filesystem::remove(unfinished(output));
        fmt::print("Written to {}\n", output);
    }
}

std::vector<Finding> findings_of(const Case& one, const Laboratory& laboratory)
{
    try {
        return one.run(laboratory);
    } catch (const Interrupted&) {
        throw Interrupted("interrupted; whole days that were finished are kept in the cache, so that the same command does not simulate them again");
    }
}

/// Tells on a terminal which case is being run. Elsewhere the rows themselves show how far it is.
class CaseProgress {
public:
    explicit CaseProgress(std::size_t cases) : cases(cases), terminal(isatty(STDERR_FILENO) != 0), begun(Time::now()) {}

    void begin(const Case& one)
    {
        ++number;
        if (terminal)
            say(fmt::format("{}{} of {}: {}, {} so far", clear_line, number, cases, one.names.front(), duration_text(seconds())));
    }
    void end() const
    {
        if (terminal)
            say(clear_line);
    }
    double seconds() const { return std::chrono::duration<double>(Time::now() - begun).count(); }

private:
    using Time = std::chrono::steady_clock;
    static constexpr const char* clear_line = "\r\x1b[K";

    std::size_t cases, number = 0;
    bool terminal;
    Time::time_point begun;
};

bool equal_but_for_case(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// The names that words stand for: SF-24 is no name itself, but that of "SF-24 night" and "SF-24 day" together.
std::vector<std::string> names_of(const std::vector<std::string>& words, const std::vector<Case>& cases)
{
    std::vector<std::string> known, names;
    for (const auto& one : cases)
        known.insert(known.end(), one.names.begin(), one.names.end());
    for (const auto& word : words) {
        const auto before = names.size();
        std::copy_if(known.begin(), known.end(), std::back_inserter(names), [&](const auto& name) { return equal_but_for_case(name, word); });
        if (names.size() == before)
            std::copy_if(known.begin(), known.end(), std::back_inserter(names), [&](const auto& name) {
                return name.size() > word.size() && name[word.size()] == ' ' &&
                       equal_but_for_case(std::string_view(name).substr(0, word.size()), word);
            });
        if (names.size() > before)
            continue;
        const auto near = nearest_word(word, known);
        throw InputError(fmt::format("--only: there is no '{}'{}; `plattan verify --list` shows all names", word,
                                     near.empty() ? "" : fmt::format(", did you mean '{}'?", near)));
    }
    return names;
}

int verify(VerifyWords words)
{
    const auto cases = all_cases();
    words.only = names_of(words.only, cases);
    const auto asked = [&](const Case& one) { return wanted(one, words.only, words.groups); };
    const auto named = [&](const std::string& name) {
        return words.only.empty() || std::find(words.only.begin(), words.only.end(), name) != words.only.end();
    };
    if (words.list) {
        for (const auto& one : cases)
            for (const auto& name : one.names)
                if (asked(one) && named(name))
                    fmt::print("{}\n", name);
        return 0;
    }
    for (const std::filesystem::path output : words.outputs)
        if (output.extension() != ".json" && output.extension() != ".html" && output.extension() != ".md")
            throw InputError(fmt::format("-o: '{}' ends neither in .html nor in .json nor in .md", output.string()));
    const Laboratory laboratory(words.cases.empty() ? find_scenarios("--cases") / "verification" : std::filesystem::path(words.cases), words.threads,
                                words.settings, interrupted);
    catch_interruptions();
    std::vector<Finding> findings;
    write_rows_so_far(findings, words.outputs); // a place that cannot be written is told before hours of work
    fmt::print("{:<28} {:>12} {:<14} {:<20} {:<22} {}\n", "name", "figure", "unit", "band", "source", "verdict");
    CaseProgress progress(static_cast<std::size_t>(std::count_if(cases.begin(), cases.end(), asked)));
    for (const auto& one : cases) {
        if (!asked(one))
            continue;
        progress.begin(one);
        auto found = findings_of(one, laboratory);
        progress.end();
        for (auto& finding : found) {
            add_notes(finding);
            if (!named(finding.name))
                continue;
            fmt::print("{}\n", line_of(finding));
            std::fflush(stdout);
            findings.push_back(std::move(finding));
        }
        write_rows_so_far(findings, words.outputs);
    }
    std::size_t failed = 0, known = 0, inside = 0, informs = 0;
    for (const auto& finding : findings) {
        failed += finding.fails();
        known += finding.known_to_fail();
        inside += finding.verdict() == Finding::Verdict::inside;
        informs += finding.verdict() == Finding::Verdict::info;
    }
    fmt::print("\n{} inside their band, {} not: {} fail, {} would fail but for a known reason; {} for information; {:.0f} s\n", inside,
               findings.size() - inside - informs, failed, known, informs, progress.seconds());
    for (const auto& finding : findings)
        if (!finding.known.empty())
            fmt::print("{} is known not to hold{}: {}\n", finding.name, finding.verdict() == Finding::Verdict::inside ? ", but does" : "",
                       finding.known);
    write_tables(findings, words.outputs);
    return failed > 0 ? 1 : 0;
}

} // namespace

void add_verify(CLI::App& app, Call& call)
{
    auto words = std::make_shared<VerifyWords>();
    auto* command = app.add_subcommand(
        "verify", "Run the published tests of walking and the stylised facts: figure, band, source, verdict. Exit 1 where one fails that must hold");
    command->add_option("--only", words->only, "Only these, by name (repeat the option)")->type_name("NAME")->allow_extra_args(false);
    command->add_option("--group", words->groups, "Only the cases of a group: walking, baseline, package, market, care (repeat the option)")
        ->check(CLI::IsMember(std::vector<std::string>(case_groups.begin(), case_groups.end())))
        ->type_name("GROUP")
        ->allow_extra_args(false);
    command->add_option("-o,--output", words->outputs, "Write the table too (repeat the option for several forms)")
        ->type_name("FILE.html|FILE.json|FILE.md")
        ->allow_extra_args(false);
    command->add_option("--threads", words->threads, "Runs at a time; 0: one per processor")
        ->capture_default_str()
        ->transform(whole_number(0, 1024))
        ->type_name("N");
    command->add_option("--cases", words->cases, "Folder of the scenarios, scenarios/verification where it is found by itself")->type_name("DIR");
    command->add_option("--set", words->settings, "Change one value in every scenario, to see what it moves")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    command->add_flag("--list", words->list, "Print the names of the rows that would be run, and run nothing");
    command->callback([words, &call] { call.exit_code = verify(*words); });
}

} // namespace plattan::commands
