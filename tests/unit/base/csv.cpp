#include "base/csv.h"
#include "support/catch.h"

using namespace plattan;

TEST_CASE("a table with commas is read as it was written", "[csv]")
{
    std::string fault;
    const CsvRows rows{{"a", "b c", ""}, {"x,y", "say \"no\"", "two\nlines"}};
    std::string text;
    for (const auto& row : rows)
        text += csv_cell(row[0]) + "," + csv_cell(row[1]) + "," + csv_cell(row[2]) + "\n";
    CHECK(parse_csv(text, fault) == rows);
    // As spreadsheets write it: with a mark of UTF-8, carriage returns, an empty line and no end of the last one.
    CHECK(parse_csv("\xEF\xBB\xBFp,q\r\n\r\n1,\"2\"", fault) == CsvRows{{"p", "q"}, {"1", "2"}});
    CHECK(parse_csv("", fault) == CsvRows{});
    CHECK(fault.empty());
}

TEST_CASE("a table with a quote that is wrong is refused by its line", "[csv]")
{
    std::string fault;
    CHECK_FALSE(parse_csv("a\n\"b", fault));
    CHECK(fault == "line 2: a quote is opened and never closed");
    CHECK_FALSE(parse_csv("a\n\"b\"c\n", fault));
    CHECK(fault == "line 2: after a closing quote comes a comma or the end of the line");
}
