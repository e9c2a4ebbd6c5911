#pragma once

#include "visualize/draw/picture.h"
#include "visualize/model/keys.h"
#include "visualize/model/tour.h"

#include <set>

namespace plattan::view {

/// What somebody does with keys and mouse, and what follows from it; it knows no window, so that sessions can be played without one.
class Session {
public:
    Session(Show& show, Picture& picture);

    void give_tour(Tour given) { tour.emplace(std::move(given)); }
    void start_tour();

    /// @param size of the picture
    void handle(const sf::Event& event, sf::Vector2u size);
    /// Lets the clock go on by what has passed on the wall.
    void advance(double wall_seconds);
    /// Whether nothing moves by itself: the next picture differs from the last one only after an event.
    bool is_still() const;

    bool quits = false, wants_full_screen = false, wants_picture = false; ///< asked for; whoever fulfils it takes it back
    bool full_screen = false;
    /// Tells something for some seconds.
    void tell(const std::string& note);

private:
    void press(const sf::Event::KeyEvent& key);
    void type_character(char32_t character);
    void act(Action action, char32_t character = 0);
    void set_time(double time);
    void go_days(int days);
    void let_go();
    void seek(Vec2 point);
    void press_mouse(Vec2 point);
    void next_deal();
    void stop_tour();
    void find(char32_t character);

    Show& show;
    Picture& picture;
    std::optional<TourPlayer> tour;
    bool touring = false;
    std::set<int> held; ///< keys that are down
    bool repeats = false, taken = false;
    bool dragging = false, scrubbing = false, moved = false, wiping = false;
    Vec2 mouse;
    std::optional<std::string> digits; ///< of a person's number that is being typed
    double note_ends = 0, wall = 0;
};

} // namespace plattan::view
