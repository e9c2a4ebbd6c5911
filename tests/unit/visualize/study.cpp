#include "support/catch.h"
#include "support/recorded_room.h"

#include "visualize/model/run_file.h"
#include "visualize/model/study.h"

#include <fstream>

using namespace plattan;
using namespace plattan::test;
using namespace plattan::view;

namespace {

constexpr std::string_view heads = "scenario,against,indicator,zone,hour,part,difference,low,high,method,n,units\n";

struct Compared {
    Folder folder;
    std::filesystem::path runs = folder.path / "study/runs";
    std::string name;

    Compared()
    {
        std::filesystem::create_directories(runs);
        const auto one = run_room(folder, "study/runs/1-a.h5", 1);
        std::filesystem::copy(one, runs / "2-b.h5");
        name = RunFile(one).scenario();
    }
    void estimates(const std::string& rows) const { std::ofstream(folder.path / "study/estimates.csv") << heads << rows; }
    std::string row(const std::string& rest) const { return name + "," + name + "," + rest + "\n"; }
    std::vector<StudiedDifference> found() const { return studied_differences(RunFile(runs / "1-a.h5"), RunFile(runs / "2-b.h5")); }
};

} // namespace

TEST_CASE("two runs of a comparison bring its intervals, and of one pair none", "[viewer]")
{
    const Compared compared;
    CHECK(compared.found().empty()); // there is no table
    compared.estimates(compared.row("litter_per_10_m2,,,,-3.25,-4.5,-2,t,20,1") + compared.row("stay_hours,,,,12,,,t,1,h") +
                       compared.row("litter_per_10_m2,west,,,-1,-2,0,t,20,1") + compared.row("stay_hours,,,,5,1,9,assumptions 90 %,20,h") +
                       "Another," + compared.name + ",stay_hours,,,,5,1,9,t,20,h\n");
    const auto found = compared.found();
    REQUIRE(found.size() == 1);
    CHECK(found[0].difference == -3.25);
    CHECK(found[0].pairs == 20);
    CHECK(study_sentences(found, "litter", {}, Language::english) ==
          std::vector<std::string>{"Litter per 10 m², B minus A: −3.2 (−4.5 to −2.0) over 20 pairs of days."});
    CHECK(study_sentences(found, "", {"sitting", "litter_items"}, Language::swedish).size() == 1);
    CHECK(study_sentences(found, "staying", {"litter_items"}, Language::english).empty()); // what is shown is another thing
    compared.estimates(compared.row("litter_per_10_m2,,,"));
    CHECK_THROWS_AS(compared.found(), InputError);
    std::filesystem::rename(compared.runs, compared.folder.path / "study/elsewhere");
    CHECK(studied_differences(RunFile(compared.folder.path / "study/elsewhere/1-a.h5"), RunFile(compared.folder.path / "study/elsewhere/2-b.h5"))
              .empty());
}
