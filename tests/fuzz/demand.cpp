#include "fuzz/target.h"

#include "day/scenario.h"
#include "demand/crowds.h"

#include <algorithm>
#include <cmath>

namespace {

using namespace plattan;

struct Square {
    Features features;
    Workers workers{1};
    Site site;

    static Features read()
    {
        Problems problems;
        auto features = read_site(fuzz::folder() / "site.geojson", problems);
        problems.stop_if_any();
        return features;
    }
    Square() : features(read()), site(features, workers) {}
};

template <class Weighted> void promise_weight(const Weighted& list)
{
    fuzz::promise(list.empty() || std::any_of(list.begin(), list.end(), [](const auto& one) { return one.second > 0; }),
                  "of some ends or gates one has a weight");
}

void promise_weights(const Demand& demand)
{
    for (const TripEnd& end : demand.ends)
        promise_weight(end.gates);
    for (const TripClass& one : demand.classes) {
        promise_weight(one.one.ends);
        promise_weight(one.other.ends);
    }
    promise_weight(demand.scene_ends.ends);
}

/// Draws who comes on a Tuesday, a few hundred people at most.
void draw(const Demand& demand, const Site& site)
{
    constexpr double few = 200;
    const DemandParameters parameters;
    const Date date{17'729};
    const RunKey run{1, 0};
    for (const Expected& trip : draw_trips(site, demand, parameters, run, date, {}, 0, std::max(1.0, demand.trips_per_day / few)))
        fuzz::promise(site.is_gate(trip.entry_gate) && site.is_gate(trip.exit_gate) && std::isfinite(trip.arrives_at) &&
                          std::isfinite(trip.free_speed),
                      "a trip comes and goes through gates, at some time and speed");
    double people = 0;
    for (const CrowdPlan& crowd : demand.crowds)
        people += crowd.count + crowd.density * area(crowd.area);
    if (people > few)
        return;
    const auto crowds = draw_crowds(site, demand.crowds, parameters, run, date, 0);
    for (const Expected& person : crowds.people)
        fuzz::promise(std::isfinite(person.arrives_at) && std::get<ErrandId>(person.assignment).index < crowds.errands.size(),
                      "a person of a crowd comes at some time and has an errand");
}

} // namespace

/// A demand file of a small square. From what is accepted a day can be drawn.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Square square;
    Problems problems;
    const Demand demand = read_demand(fuzz::write("input.demand.yaml", fuzz::as_text(data, size)), square.features, problems);
    if (problems.empty())
        check_crowds(demand.crowds, square.features, problems);
    fuzz::promise_places(problems);
    if (!problems.empty())
        return 0;
    promise_weights(demand);
    draw(demand, square.site);
    return 0;
}
