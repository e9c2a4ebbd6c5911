#include "studies/study_archive.h"

#include "base/csv.h"
#include "base/output_file.h"
#include "base/text_file.h"
#include "base/version.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <zip.h>

namespace plattan {

namespace {

constexpr const char* digests_file = "digests.csv";

constexpr std::string_view citation =
#include "citation.inc"
    ;

constexpr std::string_view how_to_go_on = R"(This is a study of plattan: its question, its design and the digest of each run.

    plattan sweep DIR           simulates all of it again, DIR being the folder of this text
    plattan rerun DIR ID        simulates one run again and compares it with its digest in digests.csv

design.csv says which run has which id: the point, the scenario and the replication. versions.txt says which program made the digests.
A program with other sources names the difference and simulates nothing.
)";

std::string digests_text(const StudyFolder& folder, const StudyState& state)
{
    std::string text = "run,id,state,digest\n";
    const auto& runs = folder.runs();
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto is = state.state_of(runs[i]);
        text += fmt::format("{},{},{},{}\n", i, id_text(runs[i].id),
                            is == StudyState::Of::done     ? "done"
                            : is == StudyState::Of::failed ? "failed"
                                                           : "missing",
                            is == StudyState::Of::done ? id_text(state.row_of(runs[i]).digest) : "");
    }
    return text;
}

std::string versions_text(const StudyFolder& folder)
{
    return fmt::format("plattan {}\ncommit {}\nsources {}\ndesign {}\n", version().program, version().git, version().sources, folder.design_hash());
}

/// Texts by the names they have in the archive.
std::map<std::string, std::string> contents_of(const StudyFolder& folder, const StudyState& state)
{
    std::map<std::string, std::string> texts{{"README.txt", std::string(how_to_go_on)},
                                             {"CITATION.cff", std::string(citation)},
                                             {"versions.txt", versions_text(folder)},
                                             {digests_file, digests_text(folder, state)}};
    constexpr std::uintmax_t largest = std::uintmax_t{1} << 30U;
    for (const char* name : {"study.yaml", "design.csv"})
        texts[name] = read_text_file(folder.path() / name, largest);
    for (const auto& name : folder.scenario_names())
        for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "scenarios" / name))
            if (entry.is_regular_file())
                texts[fmt::format("scenarios/{}/{}", name, entry.path().filename().string())] = read_text_file(entry.path(), largest);
    return texts;
}

} // namespace

void write_study_archive(const StudyFolder& folder, const StudyState& state, const std::filesystem::path& path)
{
    const auto texts = contents_of(folder, state);
    OutputFile output(path, {});
    int error = 0;
    const auto discard = [](zip_t* archive) { zip_discard(archive); };
    std::unique_ptr<zip_t, decltype(discard)> archive(zip_open(output.temporary().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error), discard);
    const auto fail = [&](const char* why) { throw std::runtime_error(fmt::format("{} cannot be written: {}", path.string(), why)); };
    if (!archive) {
        zip_error_t reason;
        zip_error_init_with_code(&reason, error);
        const std::string why = zip_error_strerror(&reason);
        zip_error_fini(&reason);
        fail(why.c_str());
    }
    for (const auto& [name, text] : texts) {
        zip_source_t* source = zip_source_buffer(archive.get(), text.data(), text.size(), 0);
        const auto at = source == nullptr ? -1 : zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (at < 0 && source != nullptr)
            zip_source_free(source);
        constexpr zip_uint16_t first_day = (1U << 5U) | 1U; // 1980-01-01, the first date of a zip file: equal studies give equal bytes
        if (at < 0 || zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(at), 0, first_day, 0) < 0)
            fail(zip_strerror(archive.get()));
    }
    if (zip_close(archive.get()) < 0)
        fail(zip_strerror(archive.get()));
    static_cast<void>(archive.release()); // closed
    output.finish();
}

std::optional<std::uint64_t> archived_digest(const StudyFolder& folder, const PlannedRun& run)
{
    std::error_code ignored;
    const auto path = folder.path() / digests_file;
    if (!std::filesystem::exists(path, ignored))
        return std::nullopt;
    std::string fault;
    const auto rows = parse_csv(read_text_file(path, std::uintmax_t{1} << 30U), fault);
    if (!rows)
        throw InputError(fmt::format("{}: {}", named_path(path), fault));
    for (const auto& row : *rows)
        if (row.size() == 4 && row[1] == id_text(run.id) && row[3].size() == 16 && row[3].find_first_not_of("0123456789abcdef") == std::string::npos)
            return std::stoull(row[3], nullptr, 16);
    return std::nullopt;
}

} // namespace plattan
