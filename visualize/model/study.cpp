#include "visualize/model/study.h"

#include "base/csv.h"
#include "base/problems.h"
#include "base/text_file.h"
#include "visualize/model/run_file.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

/// What a study says about what is seen in a field or read as a figure.
struct Concerns {
    std::string_view shown, indicator;
};
constexpr std::array concerns{
    Concerns{"density", "peak_present"},
    Concerns{"staying", "stay_hours"},
    Concerns{"unsafe", "unsafe_person_hours"},
    Concerns{"deals", "visible_deals"},
    Concerns{"litter", "litter_per_10_m2"},
    Concerns{"present", "peak_present"},
    Concerns{"sitting", "peak_sitting"},
    Concerns{"litter_items", "litter_per_10_m2"},
    Concerns{"deals_seen", "deals_seen"},
    Concerns{"visible_deals", "visible_deals"},
    Concerns{"unsafe_share", "unsafe_person_hours"},
};

/// A table of which the first row names the columns.
class Table {
public:
    Table(const std::filesystem::path& path, const std::vector<std::string_view>& needed) : file(path.string())
    {
        std::string fault;
        auto parsed = parse_csv(read_text_file(path), fault);
        if (!parsed || parsed->empty())
            throw InputError(fmt::format("{}: {}", file, parsed ? "there is nothing in it" : fault));
        rows = std::move(*parsed);
        for (const auto name : needed)
            if (std::find(rows.front().begin(), rows.front().end(), name) == rows.front().end())
                throw InputError(fmt::format("{}:1: the column '{}' is missing", file, name));
        for (std::size_t row = 1; row < rows.size(); ++row)
            if (rows[row].size() != rows.front().size())
                throw InputError(fmt::format("{}: row {} has {} cells, the first one has {}", file, row + 1, rows[row].size(), rows.front().size()));
    }
    std::size_t size() const { return rows.size() - 1; }
    const std::string& cell(std::size_t row, std::string_view column) const
    {
        const auto place = std::find(rows.front().begin(), rows.front().end(), column) - rows.front().begin();
        return rows[row + 1][static_cast<std::size_t>(place)];
    }

private:
    std::string file;
    CsvRows rows;
};

std::optional<std::filesystem::path> folder_of(const RunFile& run)
{
    std::error_code error;
    const auto path = std::filesystem::canonical(run.file(), error);
    if (error || path.parent_path().filename() != "runs")
        return std::nullopt;
    return path.parent_path().parent_path();
}

} // namespace

std::vector<StudiedDifference> studied_differences(const RunFile& a, const RunFile& b)
{
    std::vector<StudiedDifference> found;
    const auto folder = folder_of(a);
    std::error_code error;
    if (!folder || folder != folder_of(b) || !std::filesystem::exists(*folder / "estimates.csv", error))
        return found;
    const Table table(*folder / "estimates.csv",
                      {"scenario", "against", "indicator", "zone", "hour", "part", "difference", "low", "high", "method", "n", "units"});
    for (std::size_t row = 0; row < table.size(); ++row) {
        const auto& one = table.cell(row, "scenario");
        const auto& other = table.cell(row, "against");
        const bool as_shown = one == b.scenario() && other == a.scenario(), turned = one == a.scenario() && other == b.scenario();
        if ((!as_shown && !turned) || table.cell(row, "method") != "t" || !table.cell(row, "zone").empty() || !table.cell(row, "hour").empty() ||
            !table.cell(row, "part").empty())
            continue;
        const auto number = [&](std::string_view column) {
            const auto value = number_of_cell(table.cell(row, column));
            return value && std::isfinite(*value) ? value : std::nullopt;
        };
        const auto difference = number("difference"), low = number("low"), high = number("high"), pairs = number("n");
        if (!difference || !low || !high || !pairs || *pairs < 2)
            continue;
        found.push_back({table.cell(row, "indicator"), table.cell(row, "units"), as_shown ? *difference : -*difference, as_shown ? *low : -*high,
                         as_shown ? *high : -*low, static_cast<int>(*pairs)});
    }
    return found;
}

std::vector<std::string> study_sentences(const std::vector<StudiedDifference>& found, std::string_view layer, const std::vector<std::string>& figures,
                                         Language language)
{
    const auto& presentation = Presentation::shared();
    std::vector<std::string> sentences;
    const auto add = [&](std::string_view shown) {
        for (const auto& [what, indicator] : concerns)
            for (const auto& one : found)
                if (what == shown && one.indicator == indicator) {
                    const double size = std::max(std::abs(one.low), std::abs(one.high));
                    const int decimals = size >= 100 ? 0 : size >= 1 ? 1 : 2;
                    const auto text = [&](double value) {
                        return (value < 0 ? "−" : "+") + presentation.number(language, std::abs(value), decimals);
                    };
                    sentences.push_back(presentation.words(language, "study_interval",
                                                           {presentation.words(language, "study_" + one.indicator), text(one.difference),
                                                            text(one.low), text(one.high), std::to_string(one.pairs)}));
                }
    };
    if (!layer.empty())
        add(layer);
    else
        for (const auto& figure : figures)
            add(figure);
    return sentences;
}

} // namespace plattan::view
