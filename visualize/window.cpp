#include "visualize/window.h"
#include "visualize/save_picture.h"

#include "base/output_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace plattan::view {

namespace {

constexpr unsigned most_frames_per_second = 60;
constexpr double mouse_hides = 2; ///< (unit: s)

void open(sf::RenderWindow& window, bool full_screen)
{
    const auto desktop = sf::VideoMode::getDesktopMode();
    const sf::VideoMode usual(std::min(1600U, desktop.width * 9 / 10), std::min(900U, desktop.height * 9 / 10));
    window.create(full_screen ? desktop : usual, "plattan", full_screen ? sf::Style::Fullscreen : sf::Style::Default);
    window.setFramerateLimit(most_frames_per_second);
    window.setKeyRepeatEnabled(true);
}

/// The picture of the window under a name of its own, in the folder in which the program was started.
std::string save(const sf::RenderWindow& window, const Show& show)
{
    sf::Texture texture;
    if (!texture.create(window.getSize().x, window.getSize().y))
        throw std::runtime_error("there is no memory for it");
    texture.update(window);
    const auto& run = *show.runs.front().file;
    const auto clock = time_of_day_text(RunFile::time_of_day(show.time()), true);
    const auto stem = fmt::format("plattan-{}-{}{}{}", run.date_at(show.time()).text(), clock.substr(0, 2), clock.substr(3, 2), clock.substr(6, 2));
    std::filesystem::path file = stem + ".png";
    for (int number = 2; std::filesystem::exists(file); ++number)
        file = fmt::format("{}-{}.png", stem, number);
    OutputFile output(file, {});
    save_picture(texture.copyToImage(), output.temporary(), file);
    output.finish();
    return file.string();
}

} // namespace

void show_in_window(Session& session, Show& show, Picture& picture, bool full_screen)
{
    const auto& words = Presentation::shared();
    sf::RenderWindow window;
    open(window, full_screen);
    session.full_screen = full_screen;
    sf::Clock clock;
    double mouse_rests = 0;
    int drawn_still = 0;
    while (window.isOpen()) {
        for (sf::Event event; window.pollEvent(event);) {
            if (event.type == sf::Event::MouseMoved)
                mouse_rests = 0;
            session.handle(event, window.getSize());
            drawn_still = 0;
        }
        const double elapsed = clock.restart().asSeconds();
        session.advance(elapsed);
        if (session.quits)
            return;
        if (std::exchange(session.wants_full_screen, false)) {
            session.full_screen = !session.full_screen;
            open(window, session.full_screen);
        }
        mouse_rests += elapsed;
        window.setMouseCursorVisible(mouse_rests < mouse_hides || !session.full_screen);
        // Nothing is drawn where nothing changes: a machine that stands in a room must not hum.
        drawn_still = session.is_still() && picture.complete() ? drawn_still + 1 : 0;
        if (drawn_still > 3) {
            sf::sleep(sf::milliseconds(30));
            continue;
        }
        picture.draw(window, show, false);
        if (std::exchange(session.wants_picture, false)) {
            try {
                session.tell(words.words(show.language, "saved", {save(window, show)}));
            } catch (const std::exception& error) {
                session.tell(words.words(show.language, "not_saved", {error.what()}));
            }
        }
        window.display();
    }
}

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

std::vector<std::filesystem::path> choose_results(const std::vector<std::filesystem::path>& results, const Typeface& face, Language language)
{
    sf::RenderWindow window;
    open(window, false);
    Type type(face);
    std::size_t at = 0;
    std::vector<std::size_t> marked;
    const auto mark = [&](std::size_t number) {
        if (const auto found = std::find(marked.begin(), marked.end(), number); found != marked.end())
            marked.erase(found);
        else if (marked.size() < 2)
            marked.push_back(number);
    };
    float first_row = 0, row_height = 1;
    std::size_t first = 0;
    bool done = false;
    while (window.isOpen() && !done) {
        for (sf::Event event; window.pollEvent(event);) {
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
            type.set_within(results[i].filename().string(), {margin + row_height, row.top + row.height * 0.68F}, row.width - margin - row_height,
                            text);
        }
        shapes.draw(window);
        type.draw(window);
        type.clear();
        window.display();
    }
    std::vector<std::filesystem::path> chosen;
    for (const auto number : marked)
        chosen.push_back(results[number]);
    if (chosen.empty())
        chosen.push_back(results[at]);
    return chosen;
}

} // namespace plattan::view
