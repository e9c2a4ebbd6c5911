#include "support/catch.h"

#include "base/utf8.h"

using namespace plattan;

TEST_CASE("what is no UTF-8 is found where it stands", "[base][utf8]")
{
    CHECK_FALSE(first_not_utf8("S\u00f6der, \u20ac, \U0001F600"));
    CHECK(first_not_utf8("S\xf6"
                         "der") == 1);
    for (const char* wrong : {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x80\x80\x80", "\xE2\x82", "\x80", "\xFF"})
        CHECK(first_not_utf8(std::string("ab") + wrong) == 2);
    const auto place = place_in_text("one\n\u00f6\u00f6x", "file", 8);
    CHECK(place.line == 2);
    CHECK(place.column == 3);
}

TEST_CASE("what the user wrote is shown without harm", "[base][utf8]")
{
    CHECK(shown_text("a\x1b[31m\xff") == "a\\x1b[31m\\xff");
    CHECK(shown_text("a\u202eb\u00a0c") == "a\\u{202e}b\\u{a0}c");
    for (const char* steering : {"\xc2\x9b"
                                 "31m",
                                 "\xc2\x85", "\u2028", "\u202e", "\u2066"}) {
        Problems problems;
        CHECK_FALSE(is_clean_text(std::string("scenario: ") + steering, "a.yaml", problems));
        CHECK(problems.text().find("a.yaml:1:11") != std::string::npos);
    }
    for (const char* meant : {"S\u00e4ten", "\u4e2d", "\u00a0", "\u200d", "\U0001f600"}) {
        Problems problems;
        CHECK(is_clean_text(meant, "a.yaml", problems));
    }
    CHECK(shown_text("\u00f6\u00f6\u00f6", 5) == "\u00f6\u00f6...");
    CHECK(unknown_word("value", "zzzz", {"dry", "rain"}) == "unknown value 'zzzz'. Allowed: dry, rain");
    CHECK(unknown_word("value", "ran", {"dry", "rain"}) == "unknown value 'ran'; did you mean 'rain'? Allowed: dry, rain");
    CHECK(unknown_word("link", "a", {}) == "unknown link 'a'; there is no link here");
    CHECK(unknown_word("seat", "zzzzzzzz", std::vector<std::string>(5000, "s")).size() < 300);
}
