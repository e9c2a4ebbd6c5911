#include "verification/row_notes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace plattan {

namespace {

/// A row that was in view while a value or a mechanism was chosen.
struct Seen {
    std::string_view name, what;
};

constexpr std::array seen_rows{
    Seen{"both ways 1/m2", "parameters of walking"},
    Seen{"both ways 2/m2", "parameters of walking"},
    Seen{"both ways 3/m2", "parameters of walking"},
    Seen{"both ways jams", "parameters of walking"},
    Seen{"crossing 0.05/m2", "parameters of walking"},
    Seen{"crossing 0.2/m2", "parameters of walking"},
    Seen{"crossing 0.8/m2", "parameters of walking"},
    Seen{"SF-06", "visitor.time_to_sit, visitor.company_draw, visitor.seat_distance_scale and the comfort of seats"},
    Seen{"SF-06 saturates", "visitor.time_to_sit, visitor.company_draw, visitor.seat_distance_scale and the comfort of seats"},
    Seen{"SF-08", "visitor.time_to_sit, visitor.company_draw, visitor.seat_distance_scale and the comfort of seats"},
    Seen{"SF-08 events", "visitor.time_to_sit, visitor.company_draw and the comfort of seats"},
    Seen{"SF-12", "deal.caution_fades_in and the learning of hours"},
    Seen{"SF-13", "the mark that uniforms leave"},
    Seen{"SF-13 flat", "the mark that uniforms leave"},
    Seen{"SF-14", "deal.caution_fades_in and the learning of hours"},
    Seen{"SF-15", "deal.caution_fades_in and the learning of hours"},
    Seen{"SF-15 displaced", "displacement.distance_scale"},
    Seen{"SF-15 net", "displacement.distance_scale"},
    Seen{"SF-17", "the mark that uniforms leave"},
    Seen{"SF-22", "cleaners.scrubbing_ends, vacuum_catch and litter.lodged_share"},
    Seen{"SF-22 four", "cleaners.scrubbing_ends, vacuum_catch and litter.lodged_share"},
    Seen{"SF-27", "by what violence is noticed"},
    Seen{"SF-27 lit", "by what violence is noticed"},
    Seen{"SF-28", "the anchors of the index and what counts as formal control"},
    Seen{"SF-32", "survey.whole_level"},
    Seen{"SF-32 environment", "survey.environment_level"},
};

/// A row whose figure is a parameter or a formula as well.
struct BuiltIn {
    std::string_view name, by;
};

constexpr std::array built_in_rows{
    BuiltIn{"SF-11 in sight", "deal.in_sight_multiplier"},
    BuiltIn{"SF-25 safe", "the relief that a uniform gives"},
    BuiltIn{"SF-25 unsafe", "the relief that a uniform gives"},
    BuiltIn{"SF-30", "upkeep.seat_loss"},
};

/// The tests of the field: by whom.
constexpr std::array others_tests{"RiMEA", "MSC.1", "NIST"};

/// A row that does not hold, and why it does not.
struct Known {
    std::string_view name, why;
};

constexpr std::array known_rows{
    Known{"stuck event",
          "three of 5,000 people are held for more than five minutes in the jam at the foot of the stairs. Whether anybody is held there "
          "hangs on chance: other draws held three before, or nobody. The jam itself is not mended."},
    Known{"SF-25 unsafe", "-10.3 with an interval that reaches beyond -12. The guards stand where the scene is, and people who see the scene feel so "
                          "unsafe there that a uniform helps them much."},
    Known{"SF-25 safe", "-1.1 with an interval on both sides of -1. Beside the scene people do not feel safe by day either, so that the place is no "
                        "longer the safe one that the test is about."},
    Known{"SF-11 in sight", "it touches the upper end of its band: the effect is a little too weak. The guards stand at one spot, and what is "
                            "dealt out of their sight goes on."},
    Known{"SF-16", "undecided at the upper end of its band. Officers of the package are on the square for more hours, and what is recorded is what "
                   "they see. Fewer than three offences a day are recorded, so that thirty days tell little."},
    Known{"SF-17 none",
          "a quarter of an hour of extra patrol, twice a day, has an effect that thirty pairs of days tell from nothing. Each person who "
          "sees the patrol keeps a mark, and dealers keep theirs for half an hour."},
    Known{"SF-22", "it touches the edge of its band. Cleaners in the model see every butt within four metres and miss none but those in joints."},
};

} // namespace

void add_notes(Finding& finding)
{
    constexpr auto published = Finding::Role::published, validated = Finding::Role::validated, built_in = Finding::Role::built_in;
    const auto named = [&](const auto& row) { return row.name == finding.name; };
    const auto remark = [&](std::string text) { finding.remark += (finding.remark.empty() ? "" : " ") + std::move(text); };
    if (finding.role == published &&
        std::none_of(others_tests.begin(), others_tests.end(), [&](const char* test) { return finding.source.starts_with(test); }))
        finding.role = validated; // our own band
    if (const auto* row = std::find_if(built_in_rows.begin(), built_in_rows.end(), named); row != built_in_rows.end()) {
        finding.role = built_in;
        remark("Follows from " + std::string(row->by) + ".");
    }
    if (const auto* seen = std::find_if(seen_rows.begin(), seen_rows.end(), named); seen != seen_rows.end() && finding.role == validated) {
        finding.role = Finding::Role::seen;
        remark("Seen while choosing " + std::string(seen->what) + ".");
    }
    if (const auto* known = std::find_if(known_rows.begin(), known_rows.end(), named); known != known_rows.end())
        finding.known = known->why;
}

} // namespace plattan
