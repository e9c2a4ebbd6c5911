#include "day/fixed_figures.h"

#include "demand/figures.h"
#include "encounters/figures.h"
#include "environment/figures.h"
#include "information/figures.h"
#include "interventions/figures.h"
#include "locomotion/figures.h"
#include "observables/figures.h"
#include "people/figures.h"
#include "perception/figures.h"
#include "roles/figures.h"
#include "site/figures.h"

#include <tuple>

namespace plattan {

namespace {

/// All of them (tests/architecture asks for it).
using FixedFigures = std::tuple<SiteFigures, PeopleFigures, LightFigures, LitterFigures, UpkeepFigures, CameraFigures, SeatFigures, CounterFigures,
                                SleepingPlaceFigures, TripFigures, SceneFigures, EntryFigures, CrowdFigures, PerceptionFigures, SafetyFigures,
                                MemoryFigures, InformationFigures, TalkFigures, DisorderFigures, OffendingFigures, VandalismFigures, OutreachFigures,
                                PatrolFigures, BeatFigures, ApproachFigures, HangoutFigures, TasteFigures, StayingFigures, GateFigures, GroupFigures,
                                VisitorFigures, MarketFigures, CleanerFigures, WalkingFigures, FurnitureFigures, StaffFigures, IndexFigures,
                                ConflictFigures, LaneFigures, StuckFigures, SnapshotFigures>;

template <class Figures> void describe(const Figures& figures, std::vector<ParameterInfo>& list)
{
    boost::pfr::for_each_field(figures, [&](const auto& figure) {
        ParameterInfo info;
        info.section = Figures::section;
        info.name = figure.name;
        info.unit = figure.unit;
        info.text = figure.text;
        info.allowed = "not settable";
        info.source_kind = figure.source.kind;
        info.source = figure.source.text;
        info.certainty = figure.source.certainty;
        info.stored_value = stored(figure.value);
        info.value = info.default_value = text_of(info.stored_value);
        info.given_in = "fixed";
        info.settable = false;
        list.push_back(std::move(info));
    });
}

} // namespace

std::vector<ParameterInfo> describe_fixed_figures()
{
    std::vector<ParameterInfo> list;
    std::apply([&](const auto&... figures) { (describe(figures, list), ...); }, FixedFigures{});
    return list;
}

} // namespace plattan
