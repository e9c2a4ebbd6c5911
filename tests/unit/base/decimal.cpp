#include "support/catch.h"

#include "base/decimal.h"

using namespace plattan;

namespace {

/// What becomes of a word; "refused" where it is none.
std::string whole(std::string word) { return fault_of_whole_number(word, 0, 4294967295) == "" ? word : "refused"; }
std::string decimal(std::string word) { return fault_of_decimal_number(word, 0, 1000) == "" ? word : "refused"; }

} // namespace

TEST_CASE("whole numbers of the command line are decimal", "[base][decimal]")
{
    CHECK(whole("10") == "10");
    CHECK(whole("010") == "10");
    CHECK(whole("08") == "8");
    CHECK(whole("0") == "0");
    CHECK(whole("000") == "0");
    CHECK(whole("4294967295") == "4294967295");
    for (const char* word :
         {"", " ", "0x10", "0b1", "1e3", "1.0", "-1", "+1", "1 ", "1'000", "4294967296", "99999999999999999999999", "nan", "\xd9\xa1"})
        CHECK(whole(word) == "refused");
    std::string low = "3";
    CHECK(fault_of_whole_number(low, 4, 9) == "'3' is not allowed; expected a whole number from 4 to 9");
}

TEST_CASE("decimal numbers of the command line are digits with at most one point", "[base][decimal]")
{
    CHECK(decimal("0.5") == "0.5");
    CHECK(decimal("007.25") == "7.25");
    CHECK(decimal("00") == "0");
    CHECK(decimal("12") == "12");
    for (const char* word : {"", ".", "1.2.3", "1e2", "0x1p3", "inf", "nan", "-1", "1,5", "1001"})
        CHECK(decimal(word) == "refused");
}
