#pragma once

#include "people/people.h"

#include <array>
#include <string_view>
#include <vector>

namespace plattan {

/// What is written to /events. Numbers are fixed: files keep them.
enum class EventKind : std::uint8_t {
    deal = 0,
    deal_broken_off = 1,
    search_given_up = 2,
    litter_dropped = 3,
    litter_picked_up = 4,
    sat_down = 5,
    deal_elsewhere = 6,
    theft = 7,
    robbery = 8,
    assault = 9,
    harassment = 10,
    bin_overflowed = 11,
    graffiti = 12,
    damage = 13,
    lamp_failed = 14,
    repaired = 15,
    bin_emptied = 16,
    shop_theft = 17,
    guard_intervention = 18,
    police_check = 19,
    arrest = 20,
    contact = 21,
    help_accepted = 22,
    report = 23,
    disturbance = 24,
    diversion = 25,
    seat_lost = 26,
    sleeping_place_cleared = 27,
    served = 28
};

struct EventText {
    EventKind kind;
    std::string_view name;
    std::string_view value; ///< what `value` means for it
};

inline constexpr std::array<EventText, 29> event_texts{{
    {EventKind::deal, "deal", "number of visitors who noticed it (actor: dealer, other: buyer)"},
    {EventKind::deal_broken_off, "deal_broken_off", "seconds since it began (actor: dealer, other: buyer)"},
    {EventKind::search_given_up, "search_given_up", "seconds the buyer searched"},
    {EventKind::litter_dropped, "litter_dropped", "1 for a butt, 0 for another item"},
    {EventKind::litter_picked_up, "litter_picked_up", "items picked up"},
    {EventKind::sat_down, "sat_down", "number of the place"},
    {EventKind::deal_elsewhere, "deal_elsewhere", "number of the node in the site file (actor: buyer, other: dealer)"},
    {EventKind::theft, "theft", "1 if reported (actor: offender, other: victim)"},
    {EventKind::robbery, "robbery", "1 if reported (actor: offender, other: victim)"},
    {EventKind::assault, "assault", "1 if reported (actor: offender, other: victim)"},
    {EventKind::harassment, "harassment", "1 if reported (actor: offender, other: victim)"},
    {EventKind::bin_overflowed, "bin_overflowed", "items left beside a full bin"},
    {EventKind::graffiti, "graffiti", "0 (actor: -1)"},
    {EventKind::damage, "damage", "0 (actor: -1)"},
    {EventKind::lamp_failed, "lamp_failed", "0 (actor: -1)"},
    {EventKind::repaired, "repaired", "things mended (actor: who did it; -1: the owner's contractor)"},
    {EventKind::bin_emptied, "bin_emptied", "items taken away"},
    {EventKind::shop_theft, "shop_theft", "1 if reported (actor: offender)"},
    {EventKind::guard_intervention, "guard_intervention",
     "0 told to move on, 1 held until police recorded a drug offence (actor: guard, other: who was spoken to)"},
    {EventKind::police_check, "police_check",
     "0 nothing found, 1 a drug offence recorded; plus 10 where a report led there, plus 20 by chance, else by conduct seen (actor: officer, other: "
     "who was checked)"},
    {EventKind::arrest, "arrest", "days the person stays away (actor: officer, other: who was arrested)"},
    {EventKind::contact, "contact", "number of contacts with this person so far (actor: worker, other: who was met)"},
    {EventKind::help_accepted, "help_accepted", "days the person stays away from the scene (actor: worker, other: who accepts)"},
    {EventKind::report, "report",
     "what was reported: 0 dealing, 1 disturbance, 2 offence, 3 litter, 4 damage, 5 a sleeping place, 6 a young person at "
     "risk (actor: who saw it; -1: a camera's operator)"},
    {EventKind::disturbance, "disturbance", "seconds it would last (actor: who disturbs)"},
    {EventKind::diversion, "diversion", "days the young person stays away (actor: youth worker, other: who leaves the scene)"},
    {EventKind::seat_lost, "seat_lost", "1 (actor: -1)"},
    {EventKind::sleeping_place_cleared, "sleeping_place_cleared", "places cleared, after help was offered (actor: cleaner)"},
    {EventKind::served, "served", "people still in the line (actor: who was served)"},
}};

struct Event {
    Seconds time; ///< since 00:00 of the first day
    EventKind kind;
    PersonId actor;
    PersonId other; ///< invalid: nobody
    Vec2 at;
    float value = 0;
    std::int32_t thing = -1; ///< number of the seat, bin or counter of the day it concerns; -1: none
};

using Events = std::vector<Event>;

} // namespace plattan
