#pragma once

#include "base/units.h"
#include "parameters/fixed.h"

namespace plattan {

struct PatrolFigures {
    static constexpr std::string_view section = "patrol";

    FIXED(float, arrives_within, 1.5F, "m", assumed("two steps"), "Distance at which staff on patrol have reached a point of their route.");
    FIXED(float, arrives_at_post, 0.7F, "m", assumed("a step"), "Distance at which staff have reached their post.");
    FIXED(float, companion_near, 1.3F, "m", assumed("two who walk abreast and talk"),
          "Distance from the first of a pair at which the other one stands still.");
    FIXED(float, companion_far, 6, "m", assumed("others come between"),
          "Distance from the first of a pair beyond which the other one looks for the way round people and walls.");
    FIXED(float, companion_most_haste, 1.6F, "1", assumed("a hurried walk"),
          "Largest pace at which the second of a pair catches up, against the pace of its orders.");
    FIXED(Seconds, waits_for_companion, 120, "s", assumed("the other one comes through the same gate at once, or not at all"),
          "Time for which the second of a pair waits where the first one is not there, before it leaves.");
    FIXED(double, least_walking, 0.05, "1", assumed("even a passive patrol changes its place"),
          "Least share of their time on patrol that staff walk, however much of it they stand.");
    FIXED(double, idle_spread, 0.5, "1", assumed("from half as long to half as long again"),
          "Largest difference of a time for which guards stand idle from its mean, as a share of the mean.");
};
inline constexpr PatrolFigures patrol_figures;

struct BeatFigures {
    static constexpr std::string_view section = "beat";

    FIXED(float, reported_range, 15, "m", assumed("a description is recognised from there"),
          "Distance at which staff recognise the person of whom a report has told.");
    FIXED(Seconds, same_visit, 3600, "s", assumed("once is enough for an hour"),
          "Time before staff turn again to a person who was checked or sent off.");
    FIXED(float, approaching_haste, 1.3F, "1", assumed("a brisk walk"), "Pace at which staff walk up to somebody, against the pace of their orders.");
    FIXED(float, led_away_pace, 1.4F, "m s-1", assumed("a brisk walk"), "Speed of somebody who is led away by officers.");
};
inline constexpr BeatFigures beat_figures;

struct ApproachFigures {
    static constexpr std::string_view section = "approach";

    FIXED(Seconds, gives_up_after, 60, "s", assumed("the person has gone"), "Time after which staff give up walking up to somebody.");
    FIXED(float, speaks_within, 1.5F, "m", assumed("talking distance"), "Distance at which staff speak to the person whom they have walked up to.");
};
inline constexpr ApproachFigures approach_figures;

struct HangoutFigures {
    static constexpr std::string_view section = "hangout";

    FIXED(int, candidates, 8, "1", assumed("a look around"), "Number of spots among which somebody who hangs out chooses.");
    FIXED(double, beside_company, 0.5, "1", assumed("one looks where one's friends are"),
          "Share of those spots that lie beside somebody of the scene who stays there, for somebody to whom company weighs 1.");
    FIXED(double, beside_from, 0.8, "m", assumed("an arm's length"), "Least distance of such a spot from that person.");
    FIXED(double, beside_until, 1.6, "m", assumed("as people stand who talk"), "Largest distance of such a spot from that person.");
    FIXED(Metres, looks_over, 60, "m", assumed("people are known by figure and gait so far; half of it tells faces"),
          "Distance up to which somebody who looks for a spot sees who is where, in any light.");
    FIXED(float, company_range, 6, "m", assumed("within earshot"), "Distance within which others count as company or as passers at a spot.");
    FIXED(float, uniform_range, 15, "m", assumed("nearer than one would like"), "Distance to a uniform within which a spot is worth less.");
    FIXED(double, way_scale, 40, "m", assumed("half a minute's walk"), "Length of a way to a spot that costs one unit of utility.");
    FIXED(double, edge_scale, 3, "m", estimated("gehl_hymns", 'C'),
          "Distance from a wall or edge at which the utility of one at one's back has fallen to 37 %.");
    FIXED(double, luck, 0.3, "1", assumed("people do not choose the best, but a good one"),
          "Mean of the chance part of a spot's utility (exponential).");
    FIXED(float, wall_distance, 0.4F, "m", assumed("room for a body"), "Least distance of a spot from walls.");
    FIXED(Seconds, longest_way, 180, "s", assumed("across the whole square"),
          "Time after which somebody who has not reached the chosen spot stays where it is.");
    FIXED(Seconds, least_stay, 30, "s", assumed("nobody turns round at once"), "Least length of a stay at a spot, before its drawn length is added.");
};
inline constexpr HangoutFigures hangout_figures;

struct TasteFigures {
    static constexpr std::string_view section = "spot_taste";

    FIXED(double, dealer_edge, 0.3, "1", assumed("out of the stream, with something to lean on"),
          "Weight of a wall or edge when a dealer chooses a spot.");
    FIXED(double, dealer_company, 0.3, "1", assumed("buyers know where they stand"),
          "Weight of log(1 + people of the scene nearby) when a dealer chooses a spot.");
    FIXED(double, dealer_passers, 0.4, "1", assumed("where buyers and ways out are"),
          "Weight of log(1 + visitors nearby) when a dealer chooses a spot.");
    FIXED(double, dealer_uniform, 1.5, "1", assumed("well out of their way"), "Weight against a uniform nearby when a dealer chooses a spot.");
    FIXED(double, dealer_staff, 1.0, "1", assumed("direction: eck1998"),
          "Weight against staff without uniform nearby when a dealer chooses a spot: dealers choose places with weak management.");
    FIXED(double, dealer_onlookers, 1.0, "1", assumed("direction: reynald2009"),
          "Weight against log(1 + visitors who stand or sit nearby) when a dealer chooses a spot: they have time to look.");
    FIXED(double, drug_user_scene, 1.0, "1", assumed("dealers and friends are there"),
          "Weight of the scene's zones when a drug user chooses a spot.");
    FIXED(double, drug_user_shelter, 0.3, "1", assumed("shelter matters less than company"), "Weight of a roof when a drug user chooses a spot.");
    FIXED(double, drug_user_edge, 0.5, "1", assumed("a wall at one's back"), "Weight of a wall or edge when a drug user chooses a spot.");
    FIXED(double, drug_user_company, 0.6, "1", assumed("people of the scene stand together"),
          "Weight of log(1 + people of the scene nearby) when a drug user chooses a spot.");
    FIXED(double, drug_user_uniform, 1.0, "1", assumed("out of their way"), "Weight against a uniform nearby when a drug user chooses a spot.");
    FIXED(double, offender_edge, 0.3, "1", assumed("out of the stream"), "Weight of a wall or edge when an offender chooses a spot.");
    FIXED(double, offender_passers, 0.8, "1", assumed("occasions come with people"),
          "Weight of log(1 + visitors nearby) when an offender chooses a spot.");
    FIXED(double, offender_uniform, 1.5, "1", assumed("well out of their way"), "Weight against a uniform nearby when an offender chooses a spot.");
    FIXED(double, rough_sleeper_shelter, 1.5, "1", assumed("dry and out of the wind"), "Weight of a roof when a rough sleeper chooses a spot.");
    FIXED(double, rough_sleeper_edge, 1.5, "1", assumed("a wall at one's back"), "Weight of a wall or edge when a rough sleeper chooses a spot.");
    FIXED(double, rough_sleeper_company, 0.2, "1", assumed("some know each other"),
          "Weight of log(1 + people of the scene nearby) when a rough sleeper chooses a spot.");
    FIXED(double, rough_sleeper_passers, -0.3, "1", assumed("out of the stream"),
          "Weight of log(1 + visitors nearby) when a rough sleeper chooses a spot.");
    FIXED(double, rough_sleeper_uniform, 0.5, "1", assumed("they may be moved on"),
          "Weight against a uniform nearby when a rough sleeper chooses a spot.");
    FIXED(double, youth_scene, 0.4, "1", assumed("drawn to it, not at home in it"),
          "Weight of the scene's zones when a young person at risk chooses a spot.");
    FIXED(double, youth_edge, 0.8, "1", assumed("steps and ledges to sit on"),
          "Weight of a wall or edge when a young person at risk chooses a spot.");
    FIXED(double, youth_company, 1.0, "1", assumed("they come for company"),
          "Weight of log(1 + people of the scene nearby) when a young person at risk chooses a spot.");
    FIXED(double, youth_uniform, 0.5, "1", assumed("they may be sent home"),
          "Weight against a uniform nearby when a young person at risk chooses a spot.");
};
inline constexpr TasteFigures taste_figures;

struct StayingFigures {
    static constexpr std::string_view section = "staying";

    FIXED(double, edge_scale, 3, "m", estimated("gehl_hymns", 'C'),
          "Distance from a wall or edge at which a seat's gain from it has fallen to 37 %.");
    FIXED(double, scene_scale, 10, "m", assumed("out of earshot"),
          "Distance from a zone of the scene at which a seat's loss by it has fallen to 37 %.");
    FIXED(double, noise_scale, 25, "m", assumed("the width of a street and its pavements"),
          "Distance from a road at which its noise has fallen to 37 %.");
    FIXED(double, noise_reference, 1000, "h-1", assumed("a busy street of the city"), "Vehicles per hour of a road beside which noise is 1.");
    FIXED(float, company_range, 8, "m", assumed("the same corner"), "Distance within which visitors who stay count as company of a seat.");
    FIXED(float, view_range, 15, "m", assumed("faces are seen"), "Distance within which passers count as the view of a seat.");
    FIXED(float, neighbour_range, 0.8F, "m", assumed("side by side"), "Distance within which somebody sits or stands right beside a seat.");
    FIXED(float, group_range, 3, "m", assumed("one can talk without raising the voice"),
          "Largest distance of the seats of a group from that of its first one: who finds none so near stands beside it.");
};
inline constexpr StayingFigures staying_figures;

struct GateFigures {
    static constexpr std::string_view section = "gates";

    FIXED(float, width_for_two, 1, "m", assumed("two bodies side by side, with their sway"),
          "Width of a gate's opening from which on two people go through it side by side.");
    FIXED(Seconds, patience, 3, "s", assumed("until then people who walk are gone"),
          "Time that somebody outside a gate finds no room before people who stand in its mouth step further in.");
    FIXED(float, kept_free, 3, "m", assumed("two who come out side by side pass before one stands aside"),
          "Distance from a gate's opening within which nobody chooses a spot to stand at, and no visitor decides to stop.");
    FIXED(float, mouth, 1, "m", assumed("as far as people come in, and a body"),
          "Distance inside a gate's opening within which people who stand shut it for people outside.");
    FIXED(float, held_up, 0.5F, "1", assumed("then the next gap is as good"),
          "Share of the own pace below which somebody in a gate goes out where it is, beside the point it made for.");
    FIXED(float, heads_straight_from, 30, "m", assumed("from there one sees where others come and go"),
          "Distance from its point of a gate from which on somebody makes straight for it, where nothing lies between.");
};
inline constexpr GateFigures gate_figures;

struct GroupFigures {
    static constexpr std::string_view section = "group";

    FIXED(float, out_of_sight, 20, "m", assumed("others come between"),
          "Distance beyond which members of a group neither wait for each other nor follow.");
    FIXED(float, unnoticed, 1.5F, "m", assumed("two steps"), "Distance behind at which the first of a group does not yet notice that others lag.");
    FIXED(float, waiting_slope, 0.12F, "m-1", assumed("slows down as one does who looks round"),
          "Loss of pace of the first of a group with each metre that others lag, as a share.");
    FIXED(float, least_waiting_pace, 0.4F, "1", assumed("strolls rather than stops"),
          "Least pace of the first of a group who waits for others, as a share of its pace.");
    FIXED(float, mean_alone, 1.22F, "m s-1", measured("moussaid2010", 'A'),
          "Mean speed of people who walk alone in the observation from which the slowing of groups comes.");
    FIXED(float, catching_up_slope, 0.15F, "m-1", assumed("hurries a little"),
          "Gain of pace of a member of a group with each metre that it lags, as a share.");
    FIXED(float, least_catching_up, 0.8F, "1", assumed("drops back to the others"),
          "Least pace of a member who is ahead of the first of its group, as a share of its pace.");
    FIXED(float, most_catching_up, 1.25F, "1", assumed("a brisk walk"),
          "Largest pace of a member who catches up with its group, as a share of its pace.");
    FIXED(float, close_enough, 1.2F, "m", assumed("abreast with room for arms"),
          "Distance from the first of a group beyond which members turn towards it.");
    FIXED(float, strays, 5, "m", assumed("too far to go on talking"),
          "Distance from the first of a group beyond which members see that it goes elsewhere, and go after it or wait for it.");
    FIXED(float, pull_scale, 4, "m", assumed("turns round by degrees"),
          "Distance over which a member of a group comes to turn towards its first one.");
    FIXED(float, most_pull, 0.8F, "1", assumed("the own way still counts"),
          "Largest weight of the direction to the first of a group against a member's own way.");
};
inline constexpr GroupFigures group_figures;

struct VisitorFigures {
    static constexpr std::string_view section = "visitor";

    FIXED(double, disposes_from, 0.1, "1", assumed("not on the doorstep"),
          "Least share of the way that is left when a passer throws something away.");
    FIXED(double, disposes_until, 0.9, "1", assumed("not on the doorstep"),
          "Largest share of the way that is left when a passer throws something away.");
    FIXED(double, considers_from, 0.25, "1", assumed("in the middle part of the way"),
          "Least share of the way over the square that is left when a passer decides whether to stay.");
    FIXED(double, considers_until, 0.85, "1", assumed("in the middle part of the way"),
          "Largest share of the way over the square that is left when a passer decides whether to stay.");
    FIXED(Seconds, looks_every, 5, "s", assumed("a glance now and then"), "Time between two looks of a restless passer for a seat.");
    FIXED(Seconds, feels_rain_every, 30, "s", assumed("the first drops are waited out"),
          "Time between two moments at which somebody who sits in the open feels that it rains.");
    FIXED(Seconds, waits_for_first, 60, "s", assumed("then one sits down by oneself"),
          "Time for which others of a group wait at their destination for what the first one does.");
    FIXED(float, sees_destination_within, 15, "m", assumed("the spot is in view"),
          "Distance at which somebody who comes for the place goes straight to its spot.");
    FIXED(float, wall_distance, 0.4F, "m", assumed("room for a body"), "Least distance from walls of the spot to which somebody comes.");
    FIXED(int, seat_tries, 3, "1", assumed("then one stands"), "Number of seats that a visitor tries, one after the other, before it stands.");
    FIXED(double, seat_luck, 0.3, "1", assumed("tastes differ"), "Width of the chance part of a seat's utility (uniform).");
    FIXED(double, spot_spread, 2, "m", assumed("a step aside"), "Largest distance to each side at which a visitor stops for a moment.");
    FIXED(double, edge_from, 0.5, "m", assumed("leans or stands before it"), "Least distance from an edge of a visitor who stops there.");
    FIXED(double, edge_until, 2.0, "m", assumed("leans or stands before it"), "Largest distance from an edge of a visitor who stops there.");
    FIXED(Seconds, way_to_spot, 40, "s", assumed("twice the way"), "Time after which a visitor who has not reached its spot stands where it is.");
    FIXED(Seconds, way_to_seat, 60, "s", assumed("twice the way"), "Time after which a visitor who has not reached its seat looks for another one.");
    FIXED(Seconds, way_to_line, 120, "s", assumed("twice the way"), "Time after which a visitor who has not reached a line gives it up.");
    FIXED(Seconds, way_to_event, 90, "s", assumed("twice the way"),
          "Time after which a visitor who has not reached its place at an event stands where it is.");
    FIXED(float, in_line_pace, 0.8F, "m s-1", assumed("one shuffles on"), "Largest speed of people who move up in a line.");
    FIXED(float, follows_within, 30, "m", assumed("in sight of each other"), "Distance within which members of a group do as the first one does.");
    FIXED(Seconds, real_stay, 120, "s", assumed("time for a cigarette"),
          "Length of a stay with others from which on a member of a group throws something away.");
};
inline constexpr VisitorFigures visitor_figures;

struct MarketFigures {
    static constexpr std::string_view section = "market";

    FIXED(float, asks_within, 1.2F, "m", assumed("an arm's length and a bit"),
          "Distance at which a buyer who has walked up to a dealer stops and asks.");
    FIXED(Seconds, buyer_looks_after, 5, "s", assumed("some steps into the square"),
          "Time after which a buyer who arrives looks for dealers on its way.");
    FIXED(double, away_sigma, 0.5, "1", assumed("most stay half to twice the median"),
          "Spread (sigma) of the log-normal times that dealers are away, at another place or for new stock.");
    FIXED(double, patience_sigma, 0.5, "1", assumed("most search for half to twice as long as the median"),
          "Spread (sigma) of the log-normal times for which buyers search.");
    FIXED(float, anchor_wall_distance, 0.5F, "m", assumed("leans or stands before it"),
          "Least distance from walls of the spot where a dealer stands.");
};
inline constexpr MarketFigures market_figures;

struct CleanerFigures {
    static constexpr std::string_view section = "cleaner";

    FIXED(Seconds, way_to_work, 300, "s", assumed("across the whole square, round everybody"),
          "Time after which a worker on a tour leaves out a place that it cannot reach.");
    FIXED(Seconds, way_to_litter, 180, "s", assumed("across the whole square"), "Time after which a cleaner gives up a spot that it cannot reach.");
    FIXED(Seconds, way_to_strip, 120, "s", assumed("across the square"),
          "Time after which a cleaner who sweeps leaves out a spot that it cannot reach.");
    FIXED(float, scrubs_clear_of, 5, "m", assumed("the machine needs room"),
          "Radius within which people are counted before a scrubber is driven to a spot.");
    FIXED(double, scrubs_below, 0.05, "m-2", assumed("one person on 20 m2"), "Density of people from which on a spot is not scrubbed.");
    FIXED(float, nearness, 2, "m", assumed("two steps more for twice the litter"),
          "Distance that is added to the way when a cleaner weighs litter against its distance.");
    FIXED(float, sweeps_within, 1.6F, "m", assumed("the reach of a picker"), "Distance at which a cleaner who sweeps takes what lies at a spot.");
};
inline constexpr CleanerFigures cleaner_figures;

} // namespace plattan
