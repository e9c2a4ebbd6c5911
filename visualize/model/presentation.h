#pragma once

#include "base/clock.h"
#include "parameters/document.h"
#include "results/recorded_role.h"
#include "visualize/model/colour.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plattan::view {

enum class Language : std::uint8_t { english, swedish };
inline constexpr std::array<std::string_view, 2> language_codes{"en", "sv"};

/// Two ways of drawing: for light ground, and for dark ground.
enum class Hour : std::uint8_t { day, night };

struct Shade {
    Colour day, night;
    Colour in(Hour hour) const { return hour == Hour::day ? day : night; }
};

enum class Glyph : std::uint8_t { dart, diamond, square, pin };

/// People who are drawn alike.
struct PersonClass {
    std::string name;
    Glyph glyph = Glyph::dart;
    Shade fill, rim;
};

struct RoleStyle {
    std::size_t person_class = 0;      ///< of Presentation::classes
    bool pale = false;                 ///< the lighter of two of a class
    std::array<std::string, 2> letter; ///< by language; of pins
};

enum class MarkForm : std::uint8_t { ring, cross, plus, burst, broken };

/// What an event leaves on the map.
struct MarkStyle {
    std::string event;
    double seconds = 0; ///< for how long
    MarkForm form = MarkForm::ring;
    Shade colour;
};

/// A field in classes.
struct Scale {
    std::vector<double> steps;   ///< lower ends of the classes
    std::vector<Colour> colours; ///< of the classes, upon light ground
    bool is_share = false;       ///< told in per cent
    bool is_light = false;       ///< shows light itself: more is lighter upon any ground
    /// Of a class. Upon dark ground the lightness is turned round: what there is more of stands out, and does not sink into the ground.
    Colour colour_of(std::size_t number, Hour hour) const { return colours[hour == Hour::night && !is_light ? colours.size() - 1 - number : number]; }
    /// A step in words: "0.05", "5%".
    std::string text_of(double step, Language language) const;
    /// -1 below the first step, and for NaN.
    int class_of(double value) const;
};

/// A difference in classes, the same number on either side of a dead zone.
struct DivergingScale {
    std::vector<double> steps;   ///< of the positive side
    std::vector<Colour> colours; ///< from the most negative class to the most positive one, without the dead zone
    /// Nothing in the dead zone and for NaN.
    std::optional<Colour> colour_of(double value) const;
};

/// Everything about looks and words that is data: visualize/presentation.yaml, which reports read too.
class Presentation {
public:
    /// Throws InputError where the text is not such a file.
    explicit Presentation(const std::string& text);
    /// The one the program was built with.
    static const Presentation& shared();

    Shade shade(std::string_view key) const; ///< "ink", "ground.open"
    Colour colour(std::string_view key, Hour hour = Hour::day) const { return shade(key).in(hour); }

    std::vector<PersonClass> classes;
    RoleStyle style_of(const RecordedRole& role) const;
    std::vector<MarkStyle> marks;
    const Scale& scale(std::string_view name) const;
    DivergingScale difference_scale(std::string_view name) const;
    std::vector<std::string> scale_names() const;

    /// Words in a language; `{0}` is replaced. A key that is not there is shown as it is.
    std::string words(Language language, std::string_view key) const;
    std::string words(Language language, std::string_view key, const std::vector<std::string>& values) const;
    bool has_words(std::string_view key) const { return known_words.contains(std::string(key)); }

    std::string number(Language language, double value, int decimals = 0) const; ///< "4 046", "6.3"
    std::string percent(Language language) const;                                ///< "%", as it follows a number
    std::string share(Language language, double value) const;                    ///< "6.3%"
    std::string date(Language language, Date date) const;                        ///< "Tuesday 17 July"
    std::string short_date(Language language, Date date) const;                  ///< "17 Jul"

    const Node& document() const { return root; }

private:
    Node root;
    std::map<std::string, std::size_t> class_of_group;
    std::map<std::string, RoleStyle> roles;
    std::size_t class_of_others_on_duty = 0;
    std::map<std::string, Scale, std::less<>> scales;
    std::map<std::string, std::array<std::string, 2>> known_words;
};

/// The one the program was built with.
inline const Presentation& style() { return Presentation::shared(); }

} // namespace plattan::view
