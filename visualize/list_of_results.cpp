#include "visualize/list_of_results.h"

#include "results/recording.h"
#include "visualize/draw/shapes.h"
#include "visualize/draw/type.h"
#include "visualize/model/facts.h"
#include "visualize/window.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace plattan::view {

std::vector<std::filesystem::path> results_in(const std::filesystem::path& folder)
{
    std::error_code error;
    std::vector<std::pair<std::filesystem::file_time_type, std::filesystem::path>> found;
    for (auto entry = std::filesystem::directory_iterator(folder, error); !error && entry != std::filesystem::directory_iterator();
         entry.increment(error))
        if (entry->path().extension() == ".h5" && entry->is_regular_file(error))
            found.emplace_back(entry->last_write_time(error), entry->path());
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::filesystem::path> files;
    for (auto& [time, path] : found)
        files.push_back(path);
    return files;
}

namespace {

/// What a result says of itself in a list: scenario, date and hours.
std::string words_of_result(const std::filesystem::path& path, Language language)
{
    try {
        const Recording run(path);
        const auto [from, until] = run.window();
        const auto days =
            run.days() > 1 ? fmt::format(", {}", style().words(language, "count_of_days", {std::to_string(run.days())})) : std::string();
        return fmt::format("{}, {} {}, {}–{}{}", run.scenario(), style().short_date(language, run.first_date()), run.date_text().substr(0, 4),
                           time_of_day_text(from).substr(0, 5), until >= seconds_per_day ? "24:00" : time_of_day_text(until).substr(0, 5), days);
    } catch (const std::exception&) { // damaged, cut, or no result
        return style().words(language, "cannot_be_read");
    }
}

} // namespace

std::vector<std::filesystem::path> choose_results(const std::vector<std::filesystem::path>& results, const Typeface& face, Language language)
{
    sf::RenderWindow window;
    open_window(window, false);
    Type type(face);
    std::size_t at = 0;
    std::vector<std::size_t> marked;
    std::vector<std::optional<std::string>> told(results.size()); // read one after the other, while the list is there
    const auto mark = [&](std::size_t number) {
        if (const auto found = std::find(marked.begin(), marked.end(), number); found != marked.end())
            marked.erase(found);
        else if (marked.size() < 2)
            marked.push_back(number);
    };
    float first_row = 0, row_height = 1;
    std::size_t first = 0;
    bool done = false, is_drawn = false;
    const auto next_event = [&](sf::Event& event) { // nothing is to be done until somebody does something, or a row is still to be read
        return std::exchange(is_drawn, false) ? window.waitEvent(event) : window.pollEvent(event);
    };
    while (window.isOpen() && !done) {
        for (sf::Event event; next_event(event);) {
            if (event.type == sf::Event::Closed)
                return {};
            if (event.type == sf::Event::MouseButtonPressed) {
                const auto row = static_cast<std::ptrdiff_t>(std::floor((static_cast<float>(event.mouseButton.y) - first_row) / row_height));
                if (row >= 0 && first + static_cast<std::size_t>(row) < results.size())
                    mark(at = first + static_cast<std::size_t>(row));
            }
            if (event.type != sf::Event::KeyPressed)
                continue;
            switch (event.key.code) {
            case sf::Keyboard::Down:
                at = std::min(at + 1, results.size() - 1);
                break;
            case sf::Keyboard::Up:
                at = at > 0 ? at - 1 : 0;
                break;
            case sf::Keyboard::Space:
                mark(at);
                break;
            case sf::Keyboard::Enter:
                done = true;
                break;
            case sf::Keyboard::Escape:
            case sf::Keyboard::Q:
                return {};
            default:
                break;
            }
        }
        const auto size = window.getSize();
        window.setView(sf::View(sf::FloatRect(0, 0, static_cast<float>(size.x), static_cast<float>(size.y))));
        window.clear(to_sfml(style().colour("paper")));
        const float h = static_cast<float>(size.y), margin = 0.05F * h;
        const TextStyle title{font_size(capitals::value, h), style().colour("ink"), Weight::bold};
        const TextStyle text{font_size(capitals::must * 0.85F, h), style().colour("ink"), Weight::regular},
            quiet{font_size(capitals::label, h), style().colour("quiet")};
        type.set(style().words(language, "choose_file"), {margin, 0.1F * h}, title);
        type.set_within(style().words(language, "choose_how"), {margin, 0.16F * h}, static_cast<float>(size.x) - 2 * margin, quiet);
        row_height = 0.065F * h;
        first_row = 0.2F * h;
        const auto rows = std::max<std::size_t>(1, static_cast<std::size_t>((h - first_row) / row_height));
        first = at >= rows ? at - rows + 1 : 0;
        Shapes shapes;
        std::optional<std::size_t> reads;
        for (std::size_t i = first; i < results.size() && i < first + rows; ++i) {
            const Area row{margin / 2, first_row + row_height * static_cast<float>(i - first), static_cast<float>(size.x) - margin,
                           row_height * 0.94F};
            if (i == at)
                shapes.rounded(row, 0.01F * h, style().colour("line"));
            if (const auto found = std::find(marked.begin(), marked.end(), i); found != marked.end()) {
                const bool is_a = found == marked.begin();
                const float box = row.height * 0.72F;
                shapes.rounded({row.left + 0.01F * h, row.top + (row.height - box) / 2, box, box}, box * 0.18F,
                               style().colour(is_a ? "runs.A" : "runs.B"));
                type.set(is_a ? "A" : "B", {row.left + 0.01F * h + box / 2, row.top + row.height * 0.68F},
                         {text.size, {255, 255, 255}, Weight::bold, Align::centre});
            }
            const float left = margin + row_height, baseline = row.top + row.height * 0.68F, room = row.right() - left - margin / 2;
            const float used = type.set_within(results[i].filename().string(), {left, baseline}, room * 0.45F, text);
            if (told[i])
                type.set_within(*told[i], {left + std::max(used + row_height, room * 0.45F), baseline}, room * 0.55F - row_height, quiet);
            else if (!reads)
                reads = i;
        }
        shapes.draw(window);
        type.draw(window);
        type.clear();
        window.display();
        if (reads)
            told[*reads] = words_of_result(results[*reads], language);
        is_drawn = !reads;
    }
    std::vector<std::filesystem::path> chosen;
    for (const auto number : marked)
        chosen.push_back(results[number]);
    if (chosen.empty())
        chosen.push_back(results[at]);
    return chosen;
}

} // namespace plattan::view
