#include "support/catch.h"

#include "day/model_parameters.h"
#include "day/parameter_document.h"
#include "interventions/list.h"
#include "parameters/parameter.h"

#include <cctype>
#include <set>

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
    CHECK(example.sight_radius.given_in() == "x.yaml:1:15");
    CHECK(example.sight_radius.default_value == 35);
    CHECK(example.sight_radius.is_given());
    CHECK_FALSE(Example{}.sight_radius.is_given());
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

namespace {

/// Calls f(section, parameter) for every parameter of the model and every key of an intervention.
template <class F> void for_each_parameter(F&& f)
{
    const auto walk = [&](const auto& section) {
        boost::pfr::for_each_field(section, [&](const auto& parameter) { f(std::string(std::decay_t<decltype(section)>::section), parameter); });
    };
    ModelParameters parameters;
    parameters.for_each_section(walk);
    Interventions::for_each([&](auto intervention) { walk(typename decltype(intervention)::Parameters{}); });
}

} // namespace

TEST_CASE("every number of certainty C or D says between which values it could well lie", "[parameters]")
{
    int ranges = 0;
    for_each_parameter([&](const std::string& section, const auto& p) {
        INFO(section << "." << p.name);
        using Value = std::decay_t<decltype(p.value)>;
        if constexpr (std::is_same_v<Value, double> || std::is_same_v<Value, int>) {
            CHECK((p.plausible.has_value() || (p.source.certainty != 'C' && p.source.certainty != 'D')));
            if (!p.plausible)
                return;
            ++ranges;
            const Plausible& range = *p.plausible;
            CHECK(range.low < range.high);
            CHECK(range.low <= p.default_value);
            CHECK(p.default_value <= range.high);
            CHECK(p.allowed.holds(range.low));
            CHECK(p.allowed.holds(range.high));
            CHECK((range.scale == linear || range.low > 0));
            CHECK(range.why.size() > 10);
        } else {
            CHECK_FALSE(p.plausible.has_value());
        }
    });
    CHECK(ranges > 250);
}

namespace {

/// Whoever asks says in prices of which year the answer shall be: no assumption about the place.
bool is_price_level(const ParameterInfo& p) { return p.section == "cost" && (p.name == "year" || p.name == "index"); }

} // namespace

TEST_CASE("what a scenario decides is given, and no assumption", "[parameters]")
{
    ModelParameters parameters;
    for (const auto& p : parameters.describe_all())
        CHECK((p.source_kind == "given") == is_price_level(p));
    int inputs = 0;
    for_each_parameter([&](const std::string& section, const auto& p) {
        INFO(section << "." << p.name);
        CHECK((p.source.kind == "given") == (p.source.certainty == '-'));
        CHECK(p.source.text != "the scenario says");
        inputs += p.source.kind == "given";
    });
    CHECK(inputs > 50);
    for (const auto& p : describe(Period{}))
        CHECK(p.source_kind == "given");
}

TEST_CASE("the text of every figure can stand alone", "[parameters]")
{
    ModelParameters parameters;
    auto all = parameters.describe_all();
    Interventions::for_each([&](auto intervention) {
        for (auto& p : describe(typename decltype(intervention)::Parameters{}))
            all.push_back(std::move(p));
    });
    std::set<std::string> texts;
    for (const auto& p : all) {
        INFO(p.section << "." << p.name << ": " << p.text);
        CHECK((std::isupper(static_cast<unsigned char>(p.text.front())) != 0 && p.text.back() == '.'));
        CHECK(std::count(p.text.begin(), p.text.end(), ' ') >= 2);
        for (const char* leaning : {"The same", "the same of", "those stays", " They ", " they pass", " in it.", "Added from", "What is lost"})
            CHECK(p.text.find(leaning) == std::string::npos);
        CHECK(texts.insert(p.text).second);
    }
}

TEST_CASE("a fixed figure is documented like a parameter and cannot be set", "[parameters]")
{
    ModelParameters parameters;
    std::set<std::string> names;
    int fixed = 0;
    for (const auto& p : parameters.describe_all()) {
        INFO(p.section << "." << p.name);
        CHECK(names.insert(p.section + "." + p.name).second);
        fixed += !p.settable;
        CHECK(p.settable == (p.allowed != "not settable"));
    }
    CHECK(fixed > 150);
    CHECK(names.contains("safety.near_range"));
    const auto markdown = parameters_as_markdown();
    CHECK(markdown.find("| `light_step` | 3 | m | not settable |") != std::string::npos);
    CHECK(parameters_as_yaml().find("light_step") == std::string::npos);
    CHECK(scenario_schema().find("light_step") == std::string::npos);
    CHECK(scenario_schema().find(R"("plausible": {"low": 20, "high": 60, "scale": "logarithmic")") != std::string::npos);
    const auto faults_of = [](const std::string& yaml) {
        Problems problems;
        ModelParameters into;
        read_parameters(parse_yaml(yaml, "x.yaml", problems), into, problems);
        return problems.text();
    };
    CHECK(faults_of("safety:\n  near_range: 3").find("x.yaml:2:3: 'near_range' is a fixed figure of the model and cannot be set") !=
          std::string::npos);
    CHECK(faults_of("hangout:\n  luck: 3").find("x.yaml:1:1: the section 'hangout' holds fixed figures") != std::string::npos);
    CHECK(faults_of("safety:\n  interval: 30").empty());
}

TEST_CASE("every parameter of the model is documented and within its own range", "[parameters]")
{
    ModelParameters parameters;
    for (const auto& p : parameters.describe_all()) {
        INFO(p.section << "." << p.name);
        CHECK(std::string(p.text).size() > 10);
        CHECK((is_price_level(p) || std::string("ABCD").find(p.certainty) != std::string::npos));
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
