#include "visualize/session.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

constexpr double note_lasts = 4; ///< (unit: s)

bool is_arrow(sf::Keyboard::Key key)
{
    return key == sf::Keyboard::Left || key == sf::Keyboard::Right || key == sf::Keyboard::Up || key == sf::Keyboard::Down;
}

} // namespace

Session::Session(Show& show, Picture& picture) : show(show), picture(picture)
{
    if (show.runs.size() == 1 && !show.runs.front().file->is_as_written()) // of two, the note below the figures says it
        tell(style().words(show.language, "damaged_file_alone"));
}

void Session::tell(const std::string& note)
{
    show.note = note;
    note_ends = wall + note_lasts;
}

void Session::set_time(double time)
{
    const int day = RunFile::day_at(show.time());
    show.playback.time = std::clamp(time, show.begins(), std::max(show.begins(), show.ends() - 1));
    if (RunFile::day_at(show.time()) != day)
        show.show_day();
}

/// Days on or back at the same hour, as far as that day was recorded; nothing where there is no such day.
void Session::go_days(int days)
{
    const int day = RunFile::day_at(show.time()) + days;
    if (day >= RunFile::day_at(show.begins()) && day <= RunFile::day_at(show.ends() - 1))
        set_time(show.time() + days * seconds_per_day);
}

/// Another window has keys and mouse now: what is let go there is not told here.
void Session::let_go()
{
    held.clear();
    show.blink = false;
    dragging = scrubbing = wiping = false;
}

void Session::start_tour()
{
    if (!tour)
        return;
    touring = true;
    tour->start(show);
}

void Session::stop_tour()
{
    touring = false;
    show.caption.clear();
    show.chapter.clear();
    show.layer = nullptr;
    show.followed.reset();
    show.mode = Mode::both;
    show.figures = show.own_figures();
    show.look = Show::look_of(*show.runs.front().file);
    show.playback.playing = false;
}

void Session::advance(double wall_seconds)
{
    wall += wall_seconds;
    if (!show.note.empty() && wall > note_ends && !digits)
        show.note.clear();
    const int day = RunFile::day_at(show.time());
    if (touring && !tour->is_over()) { // after that the last picture stays
        tour->advance(show, wall_seconds, false);
    } else if (show.playback.playing) {
        show.playback.advance(wall_seconds, show.begins(), show.ends());
        for (const auto& run : show.runs)
            run.file->look_ahead(show.time(), show.playback.speed);
    }
    if (RunFile::day_at(show.time()) != day)
        show.show_day();
}

bool Session::is_still() const { return !show.playback.playing && (!touring || tour->is_over()) && show.note.empty(); }

void Session::handle(const sf::Event& event, sf::Vector2u)
{
    switch (event.type) {
    case sf::Event::Closed:
        quits = true;
        break;
    case sf::Event::LostFocus:
        let_go();
        break;
    case sf::Event::KeyPressed:
        press(event.key);
        break;
    case sf::Event::KeyReleased:
        held.erase(event.key.code);
        if (event.key.code == sf::Keyboard::Tab)
            show.blink = false;
        break;
    case sf::Event::TextEntered:
        // Characters are those of the layout of the keyboard, whatever it is; a key that is held types many.
        if (!taken && !repeats)
            type_character(event.text.unicode);
        break;
    case sf::Event::MouseWheelScrolled: {
        const Vec2 point{static_cast<float>(event.mouseWheelScroll.x), static_cast<float>(event.mouseWheelScroll.y)};
        const float factor = event.mouseWheelScroll.delta > 0 ? 1.15F : 1 / 1.15F;
        if (const auto map = picture.map_at(point)) {
            const auto& area = picture.layout().maps[*map];
            show.camera.zoom(factor, point - Vec2{area.left, area.top});
            show.camera_moved = true;
        } else if (const auto moment = Timeline::moment_at(show, picture.layout(), point)) {
            // The time line opens and closes round the point.
            const double span = std::clamp((show.ends_at - show.begins_at) / static_cast<double>(factor), 600.0, seconds_per_day);
            const double share = (*moment - show.begins_at) / std::max(1.0, show.ends_at - show.begins_at);
            show.begins_at = *moment - share * span;
            show.ends_at = show.begins_at + span;
            if (span >= seconds_per_day)
                show.show_day();
        }
        break;
    }
    case sf::Event::MouseButtonPressed:
        if (event.mouseButton.button == sf::Mouse::Left)
            press_mouse({static_cast<float>(event.mouseButton.x), static_cast<float>(event.mouseButton.y)});
        break;
    case sf::Event::MouseButtonReleased:
        if (dragging && !moved) {
            const auto picked = picture.pick(show, mouse);
            show.followed = picked ? std::optional(picked->second) : std::nullopt;
            show.followed_run = picked ? picked->first : 0;
        }
        dragging = scrubbing = wiping = false;
        break;
    case sf::Event::MouseMoved: {
        const Vec2 point{static_cast<float>(event.mouseMove.x), static_cast<float>(event.mouseMove.y)};
        constexpr float trembles = 3; // pixels by which a click may move
        if (dragging && (moved || distance(point, mouse) > trembles)) {
            show.camera.pan(point - mouse);
            show.camera_moved = moved = true;
            mouse = point;
        }
        if (scrubbing)
            seek(point);
        if (wiping) {
            const auto& map = picture.layout().maps.front();
            show.wipe = std::clamp((point.x - map.left) / map.width, 0.0F, 1.0F);
        }
        break;
    }
    default:
        break;
    }
}

void Session::press_mouse(Vec2 point)
{
    mouse = point;
    moved = false;
    const auto& layout = picture.layout();
    if (layout.maps.empty())
        return;
    const auto& map = layout.maps.front();
    if (const auto day = Timeline::day_at(show, layout, point)) {
        set_time(*day * seconds_per_day + RunFile::time_of_day(show.time()));
    } else if (layout.timeline.contains(point)) {
        scrubbing = true;
        seek(point);
    } else if (show.mode == Mode::wipe && map.contains(point) && std::abs(point.x - map.left - map.width * show.wipe) < 20) {
        wiping = true;
    } else if (picture.map_at(point)) {
        dragging = true;
    }
}

void Session::seek(Vec2 point)
{
    const auto& line = picture.layout().timeline;
    if (const auto moment = Timeline::moment_at(show, picture.layout(), {point.x, line.top + line.height / 2}))
        set_time(*moment);
}

void Session::press(const sf::Event::KeyEvent& key)
{
    repeats = !held.insert(key.code).second;
    taken = false;
    if (repeats && !is_arrow(key.code))
        return;
    if (digits && (key.code == sf::Keyboard::Enter || key.code == sf::Keyboard::Escape || key.code == sf::Keyboard::Backspace)) {
        taken = true;
        find(key.code == sf::Keyboard::Enter ? U'\n' : key.code == sf::Keyboard::Escape ? char32_t{27} : char32_t{8});
        return;
    }
    if (show.asks_to_quit && key.code != sf::Keyboard::Q && !key.control) {
        show.asks_to_quit = false;
        if (key.code == sf::Keyboard::Enter)
            quits = true;
        taken = true;
        return;
    }
    const double step = key.control ? 3600 : key.shift ? 600 : 60;
    switch (key.code) {
    case sf::Keyboard::Left:
        set_time(show.time() - step);
        break;
    case sf::Keyboard::Right:
        set_time(show.time() + step);
        break;
    case sf::Keyboard::Up:
        show.playback.faster();
        break;
    case sf::Keyboard::Down:
        show.playback.slower();
        break;
    case sf::Keyboard::PageUp:
        touring ? tour->back(show) : go_days(-1);
        break;
    case sf::Keyboard::PageDown:
        touring ? tour->next(show) : go_days(1);
        break;
    case sf::Keyboard::Home:
        act(Action::day_begins);
        break;
    case sf::Keyboard::End:
        act(Action::day_ends);
        break;
    case sf::Keyboard::Tab:
        show.blink = true;
        break;
    case sf::Keyboard::F1:
        act(Action::keys);
        break;
    case sf::Keyboard::F5:
        act(Action::tour);
        break;
    case sf::Keyboard::F11:
        act(Action::full_screen);
        break;
    case sf::Keyboard::Escape:
        // Remotes send F5 and Escape in turn; neither leaves full screen.
        if (show.keys)
            show.keys = false;
        else if (tour)
            act(Action::tour);
        else
            show.followed.reset();
        break;
    case sf::Keyboard::Q:
        if (key.control) {
            quits = true;
            taken = true;
        }
        break;
    default:
        break;
    }
}

void Session::type_character(char32_t character)
{
    if (digits)
        return find(character);
    if (const auto action = action_of_character(character, touring))
        act(*action, character);
}

void Session::find(char32_t character)
{
    const auto& words = Presentation::shared();
    constexpr std::size_t longest = 9;
    if (character == 27) {
        digits.reset();
        show.note.clear();
        return;
    }
    if (character == U'\n' || character == U'\r') {
        const auto id = digits->empty() ? 0 : static_cast<std::uint32_t>(std::stoul(*digits));
        digits.reset();
        show.note.clear();
        for (std::size_t run = 0; run < show.runs.size(); ++run) {
            const auto moment = moment_at(*show.runs[run].file, show.time());
            if (std::any_of(moment.people.begin(), moment.people.end(), [&](const Figure& figure) { return figure.id == id; })) {
                show.followed = id;
                show.followed_run = run;
                return;
            }
        }
        return tell(words.words(show.language, "nobody_found", {std::to_string(id)}));
    }
    if (character == 8 && !digits->empty())
        digits->pop_back();
    else if (character >= U'0' && character <= U'9' && digits->size() < longest)
        *digits += static_cast<char>(character);
    tell(words.words(show.language, "find_person", {*digits + "_"}));
}

void Session::next_deal()
{
    const Happening* next = nullptr;
    for (const auto run : show.maps())
        if (const auto* one = next_event(*show.runs[run].file, "deal", show.time() + 10);
            one != nullptr && (next == nullptr || one->time < next->time))
            next = one;
    if (next == nullptr)
        return;
    constexpr double before = 10; // s, so that one sees it come
    set_time(next->time - before);
}

void Session::act(Action action, char32_t character)
{
    const bool two = show.runs.size() > 1;
    const double midnight = RunFile::day_at(show.time()) * seconds_per_day;
    if (show.asks_to_quit && action != Action::quit)
        show.asks_to_quit = false;
    switch (action) {
    case Action::play:
        if (show.time() >= show.ends() - 1)
            set_time(show.begins());
        show.playback.playing = !show.playback.playing;
        break;
    case Action::faster:
        show.playback.faster();
        break;
    case Action::slower:
        show.playback.slower();
        break;
    case Action::second_back:
        set_time(show.time() - 1);
        break;
    case Action::second_on:
        set_time(show.time() + 1);
        break;
    case Action::day_begins:
        set_time(midnight);
        break;
    case Action::day_ends:
        set_time(midnight + seconds_per_day - 1);
        break;
    case Action::next_deal:
        next_deal();
        break;
    case Action::layer:
        if (const auto number = static_cast<std::size_t>(character - U'1'); number < all_layers().size()) {
            const Layer* layer = &all_layers()[number];
            show.layer = show.layer == layer && !show.compares() ? nullptr : layer; // a difference is always one of something
        }
        break;
    case Action::no_layer:
        show.mode = show.compares() ? Mode::both : show.mode;
        show.layer = nullptr;
        break;
    case Action::cumulative:
        show.cumulative = !show.cumulative;
        break;
    case Action::both:
        show.mode = show.mode == Mode::both && two ? Mode::a : show.mode == Mode::a && two ? Mode::b : Mode::both;
        break;
    case Action::wipe:
        if (two && !show.can_lay_upon())
            return tell(Presentation::shared().words(show.language, "unlike_squares"));
        show.mode = two && show.mode != Mode::wipe ? Mode::wipe : Mode::both;
        break;
    case Action::difference:
        if (two && !show.can_lay_upon())
            return tell(Presentation::shared().words(show.language, "unlike_squares"));
        show.mode = two && show.mode != Mode::difference ? Mode::difference : Mode::both;
        if (show.mode == Mode::difference && show.layer == nullptr)
            show.layer = layer_named(Show::usually_compared);
        break;
    case Action::fit:
        show.camera_moved = false;
        break;
    case Action::groups:
        show.groups = !show.groups;
        break;
    case Action::names:
        show.names = !show.names;
        break;
    case Action::find:
        digits.emplace();
        tell(Presentation::shared().words(show.language, "find_person", {"_"}));
        break;
    case Action::details:
        show.details = !show.details;
        break;
    case Action::panels:
        show.panels = !show.panels;
        break;
    case Action::full_screen:
        wants_full_screen = true;
        break;
    case Action::black:
        show.black = !show.black;
        break;
    case Action::tour:
        touring ? stop_tour() : start_tour();
        break;
    case Action::language:
        show.language = show.language == Language::english ? Language::swedish : Language::english;
        break;
    case Action::picture:
        wants_picture = true;
        break;
    case Action::keys:
        show.keys = !show.keys;
        break;
    case Action::quit:
        if (show.asks_to_quit)
            quits = true;
        show.asks_to_quit = true;
        break;
    default:
        break;
    }
}

} // namespace plattan::view
