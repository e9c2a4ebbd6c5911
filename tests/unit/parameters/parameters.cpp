#include "support/catch.h"

#include "day/model_parameters.h"
#include "day/parameter_document.h"
#include "parameters/parameter.h"

using namespace plattan;

namespace {

struct Example {
    static constexpr std::string_view section = "example";
    PARAMETER(double, sight_radius, 35, "m", between(5, 100), assumed("for the test"), "How far.");
    PARAMETER(int, pairs, 1, "1", between(0, 20), assumed("for the test"), "How many.");
    PARAMETER(std::string, kind, "dry", "1", one_of("dry", "rain"), assumed("for the test"), "Which.");
    PARAMETER(std::vector<Hours>, shifts, {}, "1", anything(), assumed("for the test"), "When.");
};

std::string faults(const std::string& yaml, Example* into = nullptr)
{
    Problems problems;
    Example example;
    const Node node = parse_yaml(yaml, "x.yaml", problems);
    if (problems.empty())
        read_sections(node, problems, {}, into != nullptr ? *into : example);
    return problems.text();
}

} // namespace

TEST_CASE("one declaration reads values with units and remembers where they stood", "[parameters]")
{
    Example example;
    CHECK(faults("sight_radius: 3000 cm\npairs: 4\nkind: rain\nshifts: [22:00-06:00]", &example).empty());
    CHECK(example.sight_radius == 30);
    CHECK(example.pairs == 4);
    CHECK(*example.kind == "rain");
    CHECK(example.shifts->front().crosses_midnight());
    CHECK(example.sight_radius.given_in == "x.yaml:1:15");
    CHECK(example.sight_radius.default_value == 35);
}

TEST_CASE("every fault is named at its place, all at once", "[parameters]")
{
    const auto text = faults("sight_radius: 300\npairs: -1\nkinds: dry\nshifts: [25:00-26:00]\n");
    CHECK(text.find("x.yaml:1:15: 300 is not between 5 and 100 m") != std::string::npos);
    CHECK(text.find("x.yaml:2:8: -1 is not between 0 and 20") != std::string::npos);
    CHECK(text.find("x.yaml:3:1: unknown key 'kinds'; did you mean 'kind'?") != std::string::npos);
    CHECK(text.find("x.yaml:4:10: '25:00-26:00' are no hours") != std::string::npos);
    CHECK(faults("sight_radius: 3 s").find("allowed: m, cm, mm, km") != std::string::npos);
    CHECK(faults("pairs: 1.5").find("no whole number") != std::string::npos);
    CHECK(faults("sight_radius: [1]").find("here stands a list") != std::string::npos);
}

TEST_CASE("documents are stricter than YAML", "[parameters][hostile]")
{
    CHECK(faults("pairs: 1\npairs: 2").find("x.yaml:2:1: the key 'pairs' stands here twice") != std::string::npos);
    CHECK(faults("pairs: !!int 1").find("tags such as") != std::string::npos);
    CHECK(faults("pairs: *unknown").find("not YAML") != std::string::npos);
    CHECK(faults("pairs: [1, 2").find("not YAML") != std::string::npos);
    CHECK(faults("pairs: 1\n---\npairs: 2").find("one document") != std::string::npos);
    CHECK(faults("").find("empty") != std::string::npos);
    CHECK(faults(std::string(100, '[')).size() > 0);
    std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c < 'j'; ++c)
        bomb += std::string(1, c) + ": &" + c + " [" + std::string("*") + static_cast<char>(c - 1) + std::string(", *") + static_cast<char>(c - 1) +
                ", *" + static_cast<char>(c - 1) + ", *" + static_cast<char>(c - 1) + ", *" + static_cast<char>(c - 1) + ", *" +
                static_cast<char>(c - 1) + "]\n";
    CHECK(faults(bomb).find("more than 20000 values") != std::string::npos);
    std::string deep;
    for (int i = 0; i < 40; ++i)
        deep += "[";
    CHECK(faults("a: " + deep + std::string(40, ']')).find("nested deeper") != std::string::npos);
}

TEST_CASE("a document can be written and read again", "[parameters]")
{
    Problems problems;
    const Node node = parse_yaml("a: {b: [1, two, '3: x', \"q\\\"\"]}\nc: ''\nd: []\n", "x.yaml", problems);
    const Node again = parse_yaml(node.yaml(), "x.yaml", problems);
    CHECK(problems.text().empty());
    CHECK(again.yaml() == node.yaml());
    CHECK(again.find("a")->find("b")->items.at(2).scalar == "3: x");
}

TEST_CASE("every parameter of the model is documented and within its own range", "[parameters]")
{
    ModelParameters parameters;
    for (const auto& p : parameters.describe_all()) {
        INFO(p.section << "." << p.name);
        CHECK(std::string(p.text).size() > 10);
        CHECK(std::string("ABCD").find(p.certainty) != std::string::npos);
        CHECK_FALSE(p.source.empty());
        if (p.source_kind == "assumed")
            CHECK(p.certainty == 'D');
    }
    const std::string defaults = parameters_as_yaml();
    Problems problems;
    const Node node = parse_yaml(defaults, "defaults.yaml", problems);
    ModelParameters read;
    read_parameters(*node.find("parameters"), read, problems);
    CHECK(problems.text().empty());
}
