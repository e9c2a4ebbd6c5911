#include "estimates/indicator.h"

#include <algorithm>

namespace plattan {

std::string_view word_of(Sense sense)
{
    constexpr std::string_view words[]{"more", "less", "neither"};
    return words[static_cast<int>(sense)];
}

const std::vector<Indicator>& declared_indicators()
{
    constexpr Sense more = Sense::more_is_better, less = Sense::less_is_better, neither = Sense::neither;
    // What is worth naming: a share of 5 % of counts, about what one would see in a table; three tenths of a percentage point of shares of some
    // per cent; a twentieth of a step of an answer from 1 to 4.
    static const std::vector<Indicator> list{
        {"unsafe_day", "Feel unsafe by day", "%", 100, less, 0.3, 0, true},
        {"unsafe_evening", "Feel unsafe in the evening, 18-23", "%", 100, less, 0.3, 0, true},
        {"visible_deals", "Times a visitor notices a deal", "1", 1, less, 1, 0.05, true},
        {"deals", "Deals on the square", "1", 1, less, 1, 0.05, true},
        {"all_deals", "All deals, moved ones too", "1", 1, less, 1, 0.05, true},
        {"stay_hours", "Hours people stay", "h", 1, more, 1, 0.05, true},
        {"stop_share", "Passers who stop", "%", 100, more, 0.3, 0, true},
        {"litter_per_10_m2", "Litter at 15:00, items per 10 m2", "1", 1, less, 0.5, 0, true},
        {"expected_offences", "Offences to be expected", "1", 1, less, 0.5, 0.05, true},
        {"contacts", "Conversations of outreach and youth workers", "1", 1, more, 1, 0.05, true},
        {"unsafe_night_hours", "Feel unsafe at night, 23-05", "%", 100, less, 0.3, 0, false},
        {"unsafe_person_hours", "Hours in which people feel unsafe", "h", 1, less, 1, 0.05, false},
        {"unsafe_night", "Feel unsafe in the dark", "%", 100, less, 0.3, 0, false},
        {"unsafe_day_women", "Women who feel unsafe by day", "%", 100, less, 0.3, 0, false},
        {"unsafe_day_men", "Men who feel unsafe by day", "%", 100, less, 0.3, 0, false},
        {"unsafe_night_women", "Women who feel unsafe in the dark", "%", 100, less, 0.3, 0, false},
        {"unsafe_night_men", "Men who feel unsafe in the dark", "%", 100, less, 0.3, 0, false},
        {"displaced_deals", "Deals elsewhere", "1", 1, less, 1, 0.05, false},
        {"deals_seen", "Deals that anybody notices", "1", 1, less, 1, 0.05, false},
        {"searches_given_up", "Buyers who give up", "1", 1, neither, 1, 0.05, false},
        {"snapshot_stationary_share", "Share of those present who stay", "%", 100, more, 0.3, 0, false},
        {"female_share_of_stayers", "Women among those who stay", "%", 100, neither, 0.5, 0, false},
        {"sitting_share_of_stayers", "Sitting among those who stay", "%", 100, neither, 0.5, 0, false},
        {"mean_stay", "Mean length of a stay", "min", 1.0 / 60, more, 0.2, 0.05, false},
        {"mean_dwell", "Mean time on the square", "min", 1.0 / 60, neither, 0.2, 0.05, false},
        {"activity_evenness", "Evenness of uses, 0 to 1", "1", 1, more, 0.02, 0, false},
        {"experience_index", "Visitors' verdict, 1 to 4", "1", 1, more, 0.05, 0, false},
        {"answer_safe", "Answer to 'safe', 1 to 4", "1", 1, more, 0.05, 0, false},
        {"answer_clean", "Answer to 'clean', 1 to 4", "1", 1, more, 0.05, 0, false},
        {"answer_environment", "Answer to 'environment', 1 to 4", "1", 1, more, 0.05, 0, false},
        {"shopkeeper_view", "Shopkeepers' view, 1 to 4", "1", 1, more, 0.05, 0, false},
        {"safety_index", "Modelled safety index, 0 to 20", "1", 1, more, 0.3, 0, false},
        {"index_without_formal_control", "The index without formal control, 0 to 20", "1", 1, more, 0.3, 0, false},
        {"index_populated", "Index: populated", "1", 1, more, 0.5, 0, false},
        {"index_function_mix", "Index: mix of functions", "1", 1, more, 0.5, 0, false},
        {"index_flows", "Index: flows", "1", 1, more, 0.5, 0, false},
        {"index_overview", "Index: overview", "1", 1, more, 0.5, 0, false},
        {"index_lighting", "Index: lighting", "1", 1, more, 0.5, 0, false},
        {"index_upkeep", "Index: upkeep", "1", 1, more, 0.5, 0, false},
        {"index_informal_control", "Index: informal control", "1", 1, more, 0.5, 0, false},
        {"index_formal_control", "Index: formal control", "1", 1, more, 0.5, 0, false},
        {"index_open_disorder", "Index: open disorder", "1", 1, more, 0.5, 0, false},
        {"conflict_free_crossings", "Crossings without conflict", "%", 100, more, 0.5, 0, false},
        {"expected_thefts", "Thefts to be expected", "1", 1, less, 0.5, 0.05, false},
        {"expected_robberies", "Robberies to be expected", "1", 1, less, 0.1, 0.05, false},
        {"expected_assaults", "Assaults to be expected", "1", 1, less, 0.1, 0.05, false},
        {"expected_harassments", "Harassment to be expected", "1", 1, less, 0.2, 0.05, false},
        {"expected_shop_thefts", "Shop thefts to be expected", "1", 1, less, 0.5, 0.05, false},
        {"expected_recorded_offences", "Drug offences recorded, to be expected", "1", 1, neither, 0.2, 0.05, false},
        {"victimisation_per_100000", "Offences per 100,000 visitors", "1", 1, less, 1, 0.05, false},
        {"reported_crimes", "Crimes reported", "1", 1, neither, 1, 0.05, false},
        {"help_accepted", "People who accept help", "1", 1, more, 0.1, 0.05, false},
        {"expected_help_accepted", "People who accept help, to be expected", "1", 1, more, 0.1, 0.05, false},
        {"expected_diversions", "Young people who leave the scene, to be expected", "1", 1, more, 0.1, 0.05, false},
        {"diversions", "Young people who leave the scene", "1", 1, more, 0.1, 0.05, false},
        {"offences_against_the_scene", "Offences against people of the scene", "1", 1, less, 0.2, 0.05, false},
        {"guard_interventions", "Interventions by guards", "1", 1, neither, 1, 0.05, false},
        {"police_checks", "Checks by police", "1", 1, neither, 1, 0.05, false},
        {"arrests", "Arrests", "1", 1, neither, 0.5, 0.05, false},
        {"expected_offences_against_the_scene", "Offences against people of the scene, to be expected", "1", 1, less, 0.2, 0.05, false},
        {"expected_arrests", "Arrests to be expected", "1", 1, neither, 0.5, 0.05, false},
        {"seats_lost", "Seats lost", "1", 1, less, 0.5, 0.05, false},
        {"stuck", "People who get stuck", "1", 1, less, 1, 0.05, false},
        {"cost", "Cost", "SEK", 1, neither, 1, 0, false},
        {"outlay", "Paid at once", "SEK", 1, neither, 1, 0, false},
        {"worked_hours", "Hours worked", "h", 1, neither, 0.5, 0.05, false},
        {"visitors", "Visitors", "1", 1, neither, 1, 0.01, false}, // what demand is given, and only weather and closed gates change
        {"passers", "Passers", "1", 1, neither, 1, 0.01, false},
        {"peak_present", "Present when most are there", "1", 1, neither, 1, 0.05, false},
        {"peak_sitting", "Sitting when most sit", "1", 1, more, 1, 0.05, false},
        {"thefts", "Thefts", "1", 1, less, 0.5, 0.05, false},
        {"robberies", "Robberies", "1", 1, less, 0.1, 0.05, false},
        {"assaults", "Assaults", "1", 1, less, 0.1, 0.05, false},
        {"harassments", "Harassment", "1", 1, less, 0.2, 0.05, false},
        {"shop_thefts", "Shop thefts", "1", 1, less, 0.5, 0.05, false},
        {"repeat_victims", "People who become victims again", "1", 1, less, 0.1, 0.05, false},
        {"recorded_offences", "Drug offences recorded", "1", 1, neither, 0.5, 0.05, false}, // as many as are looked for
        {"checks_without_finding", "Checks that find nothing", "1", 1, less, 1, 0.05, false},
        {"directed_share", "Time of guards and police spent where they were told of something", "%", 100, more, 0.5, 0, false},
        {"youth_identified", "Young people at risk who are reported", "1", 1, more, 0.5, 0.05, false},
        {"youth_met", "Young people at risk who are met", "1", 1, more, 0.5, 0.05, false},
        {"sleeping_places", "Places where people have slept", "1", 1, neither, 0.5, 0.05, false}, // sleepers who left may be worse off
        {"sleeping_places_cleared", "Places where people have slept, cleared", "1", 1, neither, 0.5, 0.05, false},
        {"least_lane_clearance", "Narrowest free width of a fire lane", "m", 1, more, 0.1, 0, false},
        {"step_free_visitors", "Visitors who cannot use stairs", "1", 1, neither, 1, 0.01, false},
        {"step_free_detour", "Detour of visitors who cannot use stairs", "m", 1, less, 1, 0, false},
        {"step_free_blocked", "Visitors without a way free of stairs", "1", 1, less, 0.5, 0.05, false},
        {"step_free_blocked_minutes", "Time that visitors without such a way spend here", "min", 1, less, 0.5, 0.05, false},
        {"entry_waits", "People who wait before a gate", "1", 1, less, 1, 0.05, false},
        {"entry_wait_mean", "Mean wait before a gate", "s", 1, less, 1, 0, false},
        {"entry_wait_longest", "Longest wait before a gate", "s", 1, less, 5, 0, false},
        {"never_entered", "People who never come in", "1", 1, less, 0.5, 0.05, false},
        {"shut_in", "People who are shut in at the end", "1", 1, less, 0.5, 0.05, false},
    };
    return list;
}

Indicator indicator_named(std::string_view name, std::string_view units, std::string_view long_name)
{
    const auto& list = declared_indicators();
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
    if (found != list.end())
        return *found;
    return {std::string(name), std::string(long_name), std::string(units), 1, Sense::neither, 0, 0.05, false};
}

} // namespace plattan
