#pragma once

#include "parameters/parameter.h"

namespace plattan {

/// What visitors are like: how readily they stop, sit, stay and drop litter.
struct VisitorParameters {
    static constexpr std::string_view section = "visitor";

    PARAMETER(double, brief_stop_probability, 0.1258, "1", between(0, 1),
              assumed("calibrated (docs/calibration.json): with seats and lingerers 15 % of passers stop"),
              plausible(0.03, 0.17, logarithmic, "with seats and lingerers 4.5 to 20 % of passers stop: the two readings of one count"),
              "Chance that a passer stops for a moment: telephone, waiting, looking around.");
    PARAMETER(double, brief_stop_median, 72, "s", between(20, 600), assumed("mean of about two minutes"),
              plausible(40, 150, logarithmic, "means of one to four minutes"), "Median length of a brief stop of a visitor.");
    PARAMETER(double, sitting_median, 600, "s", between(60, 3600), assumed("mean of 14 minutes without service"),
              plausible(300, 1200, logarithmic, "means of 8 to 25 minutes"), "Median length of a visitor's stay on a seat.");
    PARAMETER(double, meeting_median, 300, "s", between(60, 3600), assumed("mean of 7 minutes"),
              plausible(170, 510, logarithmic, "means of 4 to 12 minutes"),
              "Median length of a visitor's stay that is spent standing, meeting someone.");
    PARAMETER(double, stay_sigma, 1.0, "1", between(0.1, 2), assumed("log-normal, long tail"),
              plausible(0.7, 1.4, linear, "spread that log-normal lengths of stays usually have"),
              "Spread (sigma) of the log-normal lengths of visitors' stays.");
    PARAMETER(double, time_to_sit, 0.2, "1", between(0, 1), assumed("the others are in a hurry"),
              plausible(0.1, 0.4, logarithmic, "half to twice the assumed share"),
              "Share of passers who would sit down where the seats they see are as inviting as a seat can be.");
    PARAMETER(double, takes_any_seat, 0.2, "1", between(0, 1), assumed("some sit wherever there is room"),
              plausible(0.05, 0.5, logarithmic, "no measurement; from few to every second"),
              "Share of the visitors who came to stay who take a seat however uninviting it is.");
    PARAMETER(double, seat_distance_scale, 40, "m", between(1, 100), assumed("half a minute's walk"),
              plausible(20, 80, logarithmic, "a quarter of a minute's walk to a minute"), "Distance over which a seat loses 63 % of its appeal.");
    PARAMETER(double, edge_probability, 0.25, "1", between(0, 1), estimated("gehl_hymns", 'C'),
              plausible(0.1, 0.4, linear, "three to ten times the density along edges"),
              "Chance that a visitor who stops goes to a wall or an edge nearby to stand there.");
    PARAMETER(double, unsafe_aversion, 1.2, "1", between(0, 5), assumed("who feels unsafe goes on"),
              plausible(0.5, 2.5, logarithmic, "no measurement; half to twice the assumed value"),
              "Weight of P(unsafe), as felt at that moment, against staying: readiness to stay is multiplied by exp(-weight x P).");
    PARAMETER(double, detour_weight, 0.3, "1", between(0, 5), estimated("bra_ntu", 'C'),
              plausible(0.1, 1, logarithmic, "42 % of young women and 16 % of young men have changed their way"),
              "Length added to a way on which people feel unsafe at night, in the eyes of women and of people under 25: times 1 + this x P(unsafe).");
    PARAMETER(double, company_draw, 0.2, "1", between(0, 2), estimated("gehl_hymns", 'C'),
              plausible(0.1, 0.5, logarithmic, "the same flow stays up to fourteen times as much where people already stay"),
              "Weight of log(1 + people who stay in sight / 10) for staying: readiness to stay is multiplied by exp of the product.");
    PARAMETER(double, litter_aversion, 0.1, "1", between(0, 2), assumed("dirt drives away"),
              plausible(0.05, 0.3, logarithmic, "no measurement; half to three times the assumed value"),
              "Weight of log(1 + litter seen / 5 items per 10 m2) against staying: readiness to stay is multiplied by exp of minus the product.");
    PARAMETER(
        double, noise_aversion, 0.3, "1", between(0, 2), assumed("one does not rest beside a road"),
        plausible(0.1, 0.8, logarithmic, "no measurement; a third to nearly three times the assumed value"),
        "Weight of noise against staying: readiness is multiplied by exp(-weight x noise); noise is 1 beside a road of 1,000 vehicles an hour.");
    PARAMETER(double, seat_edge, 0.3, "1", between(0, 5), estimated("gehl_hymns", 'C'),
              plausible(0.1, 0.8, logarithmic, "edges drew three to ten times as many"),
              "Gain in a seat's utility from an edge or a wall at its back.");
    PARAMETER(double, seat_company, 0.1, "1", between(0, 5), assumed("people sit where people sit"),
              plausible(0.03, 0.3, logarithmic, "no measurement; a third to three times the assumed value"),
              "Weight in a seat's utility of log(1 + visitors who stay within 8 m of it).");
    PARAMETER(double, seat_beside, 0.4, "1", between(0, 5), assumed("not elbow to elbow with strangers"),
              plausible(0.15, 1, logarithmic, "no measurement; about a third to three times the assumed value"),
              "Loss of a seat's utility by each person of another group who sits or stands right beside it.");
    PARAMETER(double, seat_group, 1, "m-1", between(0, 10), assumed("one sits down with others to talk to them"),
              plausible(0.3, 3, logarithmic, "no measurement; a third to three times the assumed value"),
              "Loss of a seat's utility with each metre between it and the seat of the first of one's group, or, for that one, the seats that are "
              "left for the others.");
    PARAMETER(double, seat_light, 0.3, "1", between(0, 5), assumed("sun by day, a lamp by night"),
              plausible(0.1, 0.8, logarithmic, "no measurement; a third to nearly three times the assumed value"),
              "Loss of a seat's utility by a roof in daytime, and by missing light in the dark (as light counts for feeling unsafe).");
    PARAMETER(double, seat_view, 0.1, "1", between(0, 5), assumed("what attracts people most is other people"),
              plausible(0.03, 0.3, logarithmic, "no measurement; a third to three times the assumed value"),
              "Weight in a seat's utility of log(1 + passers within 15 m of it).");
    PARAMETER(double, women_who_avoid, 0.335, "1", between(0, 1), estimated("bra_ntu", 'C'),
              plausible(0.25, 0.45, linear, "23 % of all and 42 % of young women have changed their way for worry"),
              "Share of women who are used to keep away from what annoys or worries them: of 23 % of all, with an odds ratio of 3.8 to men.");
    PARAMETER(double, men_who_avoid, 0.117, "1", between(0, 1), estimated("bra_ntu", 'C'),
              plausible(0.08, 0.2, linear, "23 % of all and 16 % of young men have changed their way for worry"),
              "Share of men who are used to keep away from what annoys or worries them.");
    PARAMETER(double, annoyance_aversion, 1, "1", between(0, 5), assumed("direction: whyte1980"),
              plausible(0.4, 2, logarithmic, "no measurement; less than half to twice the assumed value"),
              "Weight of annoyances near a spot against staying there, of people who are used to keep away from them: log(1 + people of the scene "
              "within 8 m), log(1 + litter / 5 items per 10 m2), and 1 for graffiti or damage.");
    PARAMETER(double, seat_scene, 0.5, "1", between(0, 5), assumed("off the scene"),
              plausible(0.15, 1.5, logarithmic, "no measurement; a third to three times the assumed value"),
              "Loss of a seat's utility inside a zone of the drug scene; outside it falls as exp(-distance / 10 m).");
    PARAMETER(double, rain_stays, 0.4, "1", between(0, 1), assumed("who lingers goes in when it rains"),
              plausible(0.2, 0.7, linear, "most stay away, or a third do"), "Share of visitors' stays that still take place in rain.");
    PARAMETER(double, counter_probability, 0.02, "1", between(0, 1), assumed("one passer in fifty buys something"),
              plausible(0.007, 0.06, logarithmic, "no count; a third to three times the assumed chance"),
              "Chance that a passer who is alone and sees an open counter goes there to buy something.");
    PARAMETER(double, line_patience, 4, "1", between(0.2, 50), assumed("few join a line of ten"),
              plausible(2, 8, logarithmic, "half to twice the assumed length"),
              "Number of people in a line by whom the readiness to join it falls to 37 %.");
    PARAMETER(double, watching_probability, 0.25, "1", between(0, 1), assumed("one in four has time for it"),
              plausible(0.1, 0.5, logarithmic, "from one in ten to every second, by the event"),
              "Chance that a passer who comes within sight of an event stops to watch, times its appeal.");
    PARAMETER(double, watching_median, 720, "s", between(60, 14400), assumed("mean of 18 minutes"),
              plausible(320, 1400, logarithmic, "means of 8 to 35 minutes"), "Median time that a visitor watches an event.");
    PARAMETER(double, event_sight, 30, "m", between(1, 200), assumed("near enough to see what goes on"),
              plausible(15, 60, logarithmic, "half to twice the assumed distance; music carries further"),
              "Distance from the area of an event within which passers may stop to watch it.");
    PARAMETER(double, counter_sight, 40, "m", between(1, 200), assumed("as far as for a seat"),
              plausible(20, 60, logarithmic, "half to one and a half times the assumed distance"),
              "Distance at which passers notice an open counter.");
    PARAMETER(double, edge_reach, 15, "m", between(0, 100), assumed("some steps away"),
              plausible(8, 30, logarithmic, "half to twice the assumed distance"),
              "Distance to a wall or an edge up to which a visitor who stops may go there.");
    PARAMETER(double, cold_stays, 0.5, "1", between(0, 1), assumed("some stay in the cold"),
              plausible(0.25, 0.75, linear, "no count; half less or more than the assumed share"),
              "Share of visitors' stays that still take place in the cold.");
    PARAMETER(double, wet_seats, 0.05, "1", between(0, 1), assumed("a newspaper under oneself"),
              plausible(0.01, 0.2, logarithmic, "hardly anybody, up to one in five"),
              "Appeal of a seat in the open while it rains, against its appeal on a dry day.");
    PARAMETER(double, cold_seats, 0.3, "1", between(0, 1), assumed("for a cigarette or a telephone call"),
              plausible(0.1, 0.6, logarithmic, "a third to twice the assumed share"),
              "Appeal of a seat in the cold, against its appeal on a warm day.");
    PARAMETER(double, group_slowing, 0.04, "m s-1", between(0, 0.1), measured("moussaid2010", 'A'),
              "Loss of visitors' walking speed with each further member of their group.");
    PARAMETER(double, group_haste, 0.1, "1", between(0, 0.5), assumed("groups lose with each member what moussaid2010 observed, 0.03 to 0.10 m/s"),
              plausible(0.03, 0.2, logarithmic, "keeps the loss of speed with each member within the observed 0.03 to 0.10 m/s"),
              "Haste of the slowest visitor of a group for the others' sake, as a share of its own free speed.");
};

} // namespace plattan
