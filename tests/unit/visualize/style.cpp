#include "support/catch.h"

#include "visualize/model/keys.h"
#include "visualize/model/layers/layer.h"
#include "visualize/model/light.h"
#include "visualize/model/presentation.h"

#include <cmath>
#include <set>

using namespace plattan;
using namespace plattan::view;

namespace {

constexpr std::array all_eyes{Eyes::normal, Eyes::protan, Eyes::deutan, Eyes::tritan};
constexpr std::array hours{Hour::day, Hour::night};
constexpr double told_apart = 15, seen = 3;

/// Ground in every light that it can have, with and without the darker part of its paving.
std::vector<Colour> grounds(Hour hour)
{
    const auto& style = Presentation::shared();
    const auto [low, high] = ground_light_range(hour);
    std::vector<Colour> list;
    for (const auto* name : {"ground.open", "ground.roofed", "ground.around"})
        for (const float light : {low, (low + high) / 2, high})
            for (const float paving : {1.0F, 0.918F})
                list.push_back(shaded(style.colour(name), light * paving));
    return list;
}

} // namespace

TEST_CASE("differences of colours are those of the published test data", "[viewer]")
{
    // Sharma, Wu and Dalal 2005 give pairs in L*a*b*; of these three pure screen colours the differences are known from their formula.
    CHECK(difference({255, 0, 0}, {255, 0, 0}) == Approx(0).margin(1e-9));
    CHECK(difference({0, 0, 0}, {255, 255, 255}) == Approx(100).margin(0.1));
    CHECK(difference({255, 0, 0}, {0, 255, 0}) == Approx(86.6).margin(0.3));
    CHECK(difference({0, 0, 255}, {0, 0, 254}) < 0.5);
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
    CHECK(contrast({118, 118, 118}, {255, 255, 255}) == Approx(4.54).margin(0.02));
}

TEST_CASE("classes of people are told apart by every kind of eyes, by day and by night", "[viewer]")
{
    const auto& classes = Presentation::shared().classes;
    REQUIRE(classes.size() >= 4);
    for (const Hour hour : hours)
        for (const Eyes eyes : all_eyes)
            for (std::size_t a = 0; a < classes.size(); ++a)
                for (std::size_t b = 0; b < a; ++b) {
                    INFO(classes[a].name << " and " << classes[b].name << ", eyes " << static_cast<int>(eyes) << ", hour " << static_cast<int>(hour));
                    CHECK(difference(seen_by(eyes, classes[a].fill.in(hour)), seen_by(eyes, classes[b].fill.in(hour))) >= told_apart);
                }
}

TEST_CASE("people are told apart in grey by their shapes", "[viewer]")
{
    const auto& classes = Presentation::shared().classes;
    for (std::size_t a = 0; a < classes.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (classes[a].glyph == classes[b].glyph) {
                // Those that share one carry letters, and no letter twice.
                INFO(classes[a].name << " and " << classes[b].name);
                CHECK(classes[a].glyph == Glyph::pin);
            }
    for (const std::size_t language : {0U, 1U}) {
        std::set<std::pair<std::size_t, std::string>> letters;
        for (const auto* role : {"guard", "police", "cleaner", "outreach_worker", "youth_worker", "place_manager", "host"}) {
            RecordedRole one;
            one.name = role;
            const auto style = Presentation::shared().style_of(one);
            CHECK(classes[style.person_class].glyph == Glyph::pin);
            CHECK(letters.emplace(style.person_class, style.letter.at(language)).second);
        }
    }
}

TEST_CASE("people are seen on every ground", "[viewer]")
{
    for (const Hour hour : hours)
        for (const auto& ground : grounds(hour))
            for (const auto& one : Presentation::shared().classes) {
                INFO(one.name << " on " << ground.text());
                CHECK(std::max(contrast(one.fill.in(hour), ground), contrast(one.rim.in(hour), ground)) >= seen);
                if (one.rim.in(hour) != one.fill.in(hour))
                    CHECK(contrast(one.fill.in(hour), one.rim.in(hour)) >= 2); // the rim does not swallow what it surrounds
            }
}

TEST_CASE("marks and words are seen on every ground they stand on", "[viewer]")
{
    const auto& style = Presentation::shared();
    for (const Hour hour : hours) {
        for (const auto& mark : style.marks)
            for (const auto& ground : grounds(hour)) {
                INFO(mark.event << " on " << ground.text());
                CHECK(contrast(mark.colour.in(hour), ground) >= (hour == Hour::day ? 2.0 : 2.5));
            }
        CHECK(contrast(style.colour("ink", hour), style.colour("paper", hour)) >= 7);
        CHECK(contrast(style.colour("quiet", hour), style.colour("paper", hour)) >= 4.5);
        for (const auto* run : {"runs.A", "runs.B"})
            CHECK(contrast(style.colour(run, hour), style.colour("paper", hour)) >= 4.5);
    }
}

TEST_CASE("the classes of a field get darker or lighter step by step, and the first is seen on the ground", "[viewer]")
{
    const auto& style = Presentation::shared();
    for (const auto& layer : all_layers()) {
        INFO(layer.name);
        const auto& scale = style.scale(layer.name);
        const bool darkens = luminance(scale.colours.front()) > luminance(scale.colours.back());
        for (std::size_t i = 1; i < scale.colours.size(); ++i) {
            CHECK((luminance(scale.colours[i]) < luminance(scale.colours[i - 1])) == darkens);
            CHECK(difference(scale.colours[i], scale.colours[i - 1]) >= 5);
        }
        CHECK(difference(scale.colours.front(), style.colour("ground.open")) >= 10);
        // What stands out from light ground stands out from dark ground too.
        const auto stands_out = [&](Hour hour) {
            const Colour ground = hour == Hour::day ? style.colour("ground.open") : style.colour("paper", Hour::night);
            return contrast(scale.colour_of(scale.colours.size() - 1, hour), ground) > contrast(scale.colour_of(0, hour), ground);
        };
        CHECK(stands_out(Hour::night) == (scale.is_light || stands_out(Hour::day)));
        CHECK(scale.class_of(scale.steps.front()) == 0);
        CHECK(scale.class_of(scale.steps.back() * 100) == static_cast<int>(scale.steps.size()) - 1);
        CHECK(scale.class_of(std::nan("")) == -1);
        const auto diverging = style.difference_scale(layer.name);
        CHECK_FALSE(diverging.colour_of(diverging.steps.front() / 2));
        CHECK_FALSE(diverging.colour_of(std::nan("")));
        CHECK(diverging.colour_of(1e9) == diverging.colours.back());
        CHECK(diverging.colour_of(-1e9) == diverging.colours.front());
        CHECK(style.has_words("layer_" + std::string(layer.name)));
        CHECK(style.has_words("unit_" + std::string(layer.name)));
    }
    for (const Eyes eyes : all_eyes) // less and more are told apart
        CHECK(difference(seen_by(eyes, style.difference_scale("staying").colours[2]), seen_by(eyes, style.difference_scale("staying").colours[5])) >=
              told_apart);
}

TEST_CASE("numbers and dates are written as the language has them", "[viewer]")
{
    const auto& style = Presentation::shared();
    CHECK(style.number(Language::english, 4046) == "4\u202f046");
    CHECK(style.number(Language::swedish, 6.34, 1) == "6,3");
    CHECK(style.number(Language::english, -0.04, 1) == "0.0");
    CHECK(style.number(Language::english, std::nan("")) == "–");
    CHECK(style.share(Language::english, 0.063) == "6.3%");
    CHECK(style.date(Language::english, *Date::parse("2018-07-17")) == "Tuesday 17 July");
    CHECK(style.date(Language::swedish, *Date::parse("2018-07-17")) == "tisdag 17 juli");
    CHECK(style.words(Language::swedish, "day_of_run", {"2", "9"}) == "dag 2 av 9");
}

TEST_CASE("every key of the table does something, on keyboards of both kinds", "[viewer]")
{
    for (const char32_t typed : {U'+', U']'}) // the second one stands behind AltGr on a Swedish keyboard
        CHECK(action_of_character(typed, false) == Action::faster);
    for (const char32_t typed : {U'-', U'['})
        CHECK(action_of_character(typed, false) == Action::slower);
    CHECK(action_of_character(U'.', false) == Action::second_on);
    CHECK(action_of_character(U'.', true) == Action::black); // a remote control
    CHECK(action_of_character(U'b', true) == Action::black);
    CHECK_FALSE(action_of_character(U'å', false));
    for (const auto& row : key_table()) {
        for (const auto& words : row.words)
            CHECK(!words.empty());
        for (const auto* english : {"Space", "Up,", "Down", "Left", "hold", "Click", "Wheel", " to "}) {
            INFO(row.keys[1]);
            if (row.keys[1].find("Page") == std::string_view::npos)
                CHECK(row.keys[1].find(english) == std::string_view::npos);
        }
    }
}
