#include "base/problems.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <new>
#include <tuple>

namespace plattan {

std::string Place::text() const { return line > 0 ? fmt::format("{}:{}:{}", file, line, column) : file; }

std::string Problem::text() const { return fmt::format("{}: {}", place.text(), message); }

namespace {

constexpr std::size_t longest_message = 4000, longest_name = 5000; ///< of a file, beyond what a path can have (unit: byte)

} // namespace

/// Both are kept as one line that a terminal can show, whatever of the input they quote.
void Problems::add(Place place, const std::string& message)
{
    place.file = shown_text(place.file, longest_name);
    list.push_back({std::move(place), shown_text(message, longest_message)});
}

std::vector<Problem> Problems::sorted() const
{
    auto sorted = list;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
    });
    return sorted;
}

std::string Problems::text() const
{
    std::string text;
    for (const auto& problem : sorted())
        text += (text.empty() ? "" : "\n") + problem.text();
    return text;
}

void Problems::stop_if_any() const
{
    if (!empty())
        throw InputError(*this);
}

std::string reason_of(const std::exception& error)
{
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
        return "there is not enough memory for it";
    constexpr std::string_view of_library = "cannot write to file"; // fmt, of what it prints to
    std::string words = error.what();
    if (words.starts_with(of_library))
        words.replace(0, of_library.size(), "cannot write to the standard output");
    return words;
}

int report(const std::exception& error)
{
    // Not by fmt::print, which throws where nobody listens any more.
    if (dynamic_cast<const InputError*>(&error) != nullptr) {
        std::fputs(fmt::format("{}\n", error.what()).c_str(), stderr);
        return 2;
    }
    std::fputs(fmt::format("plattan: {}\n", reason_of(error)).c_str(), stderr);
    return dynamic_cast<const MachineError*>(&error) != nullptr ? 3 : 1;
}

namespace {

/// Levenshtein distance: the number of letters to insert, delete or change.
std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

std::string nearest_word(std::string_view word, const std::vector<std::string>& known)
{
    word = word.substr(0, 64);
    std::string best;
    std::size_t least = std::min(std::max<std::size_t>(2, word.size() / 3) + 1, std::max<std::size_t>(word.size(), 1));
    for (const auto& candidate : known) {
        const std::size_t longer = std::max(word.size(), candidate.size()), shorter = std::min(word.size(), candidate.size());
        if (longer - shorter >= least)
            continue; // at least so many letters would have to come or go
        if (const auto distance = edit_distance(word, candidate); distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

std::string unknown_word(std::string_view what, std::string_view word, const std::vector<std::string>& known)
{
    constexpr std::size_t most_shown = 50; // a site may have thousands of names
    auto text = fmt::format("unknown {} '{}'", what, shown_text(word));
    if (known.empty())
        return text + fmt::format("; there is no {} here", what);
    if (!word.empty() && word.front() >= '0' && word.front() <= '9') // {lux: 30,5}
        text += " (a comma between braces begins the next entry; decimals are written with a point)";
    const auto near = nearest_word(word, known);
    text += near.empty() ? "." : fmt::format("; did you mean '{}'?", near);
    const auto shown = std::min(known.size(), most_shown);
    text += fmt::format(" Allowed: {}", fmt::join(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
    return shown < known.size() ? text + fmt::format(" and {} more", known.size() - shown) : text;
}

} // namespace plattan
