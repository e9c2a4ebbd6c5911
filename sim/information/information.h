#pragma once

#include "information/report.h"
#include "parameters/parameter.h"
#include "perception/perceived.h"

#include <optional>
#include <vector>

namespace plattan {

struct InformationParameters {
    static constexpr std::string_view section = "information";

    PARAMETER(double, next_day_at, 21600, "s", between(0, 86400), assumed("with the morning shift"),
              plausible(18000, 36000, linear, "with the morning shift at five, or at a meeting at ten"),
              "Time of day at which reports of the day before reach others where no office passes them on.");
    PARAMETER(double, call_delay, 300, "s", between(0, 86400), assumed("a telephone call when the conversation is over"),
              plausible(60, 1800, logarithmic, "at once, or at the end of the next talk"),
              "Time after which others on duty hear what a place manager was told or has seen.");
    PARAMETER(double, street_fades_in, 7200, "s", between(300, 864000), assumed("dealing stays at a corner for some hours"),
              plausible(1800, 28800, logarithmic, "half an hour to a working day"),
              "Time constant with which a report of dealing, of a disturbance or of an offence loses its worth.");
    PARAMETER(double, litter_fades_in, 14400, "s", between(300, 864000), assumed("until the next round"),
              plausible(7200, 43200, logarithmic, "half to three times the assumed time"),
              "Time constant with which a report of litter or of damage loses its worth.");
    PARAMETER(double, people_fade_in, 86400, "s", between(300, 8640000), assumed("people come back to where they sleep"),
              plausible(28800, 259200, logarithmic, "a night to three days"),
              "Time constant with which a report of a sleeping place or of young people at risk loses its worth.");
    PARAMETER(double, least_worth, 0.3, "1", between(0, 10), assumed("older news are no reason to go there"),
              plausible(0.1, 0.6, logarithmic, "a third to twice the assumed worth"),
              "Worth of the reports around a spot, taken together, from which on staff go there; a new report is worth 1.");
    PARAMETER(double, recognises_deal, 0.3, "1", between(0, 1), assumed("trained, and on the spot every day"),
              plausible(0.1, 0.6, logarithmic, "as often as a passer, up to most of them"),
              "Chance that staff who have a deal in view see it for what it is.");
    PARAMETER(double, deal_range, 20, "m", between(1, 60), assumed("further than passers: they look"),
              plausible(10, 35, logarithmic, "half the assumed distance, up to the dealers' own sight"),
              "Distance at which staff can recognise a deal in full light.");
    PARAMETER(double, disturbance_range, 30, "m", between(1, 100), assumed("it is loud"),
              plausible(15, 60, logarithmic, "half to twice the assumed distance"), "Distance at which staff notice a disturbance in full light.");
    PARAMETER(double, litter_worth_telling, 10, "1", between(0, 100), assumed("twice the usual"),
              plausible(5, 20, logarithmic, "the city's mean, up to four times as much"),
              "Items per 10 m2 from which on staff who are no cleaners report litter.");
    PARAMETER(double, way_scale, 50, "m", between(1, 1000), assumed("half a minute's walk and more"),
              plausible(25, 100, logarithmic, "no measurement; half to twice the assumed distance"),
              "Distance at which a reported spot is worth half to staff who decide where to go.");
    PARAMETER(double, person_range, 15, "m", between(1, 60), assumed("a face is known from there"),
              plausible(8, 30, logarithmic, "half to twice the assumed distance"),
              "Distance at which staff notice a sleeper or the company of a young person at risk.");
    PARAMETER(double, tells_again_after, 1800, "s", between(0, 86400), assumed("half an hour: it is still going on"),
              plausible(600, 5400, logarithmic, "no measurement; a third to three times the assumed time"),
              "Time before a member of staff reports the same thing at the same spot again.");
    PARAMETER(double, camera_notices, 0.15, "1", between(0, 1), assumed("one operator, many pictures"),
              plausible(0.05, 0.4, logarithmic, "operators watch many pictures; a third to nearly three times the assumed chance"),
              "Chance that the operator of a camera that is watched notices a deal or a disturbance in its view.");
};

/// When the safety office is open on a date; without one `hours` is empty.
struct OfficeToday {
    std::vector<Span> hours;
    Seconds delay = 1800;           ///< from a report to those on duty
    std::vector<Seconds> briefings; ///< times of day at which everything known is told to everybody
    std::vector<Span> room;         ///< when police can book there whom they arrest
};

/// Who has been told what, when. All staff report what they see; a report reaches others when its way is over. What has
/// reached somebody is the situational picture: reports that fade, by which patrols and cleaners aim.
class Information {
public:
    /// @param manager kind of those who collect what others on duty have not passed on yet
    Information(const InformationParameters& parameters, Kind manager) : parameters(parameters), manager(manager) {}

    /// 00:00: how reports travel on this date.
    void begin_day(const OfficeToday& of_today) { today = of_today; }
    const OfficeToday& office() const { return today; }

    /// Staff look around, each on its own beat; operators look at their pictures; victims tell the police.
    /// @param first_event events of this tick begin here; reports are added behind them
    void gather(const Perceived& now, Events& events, std::size_t first_event);

    /// The picture somebody on duty has: where most has been reported of some topics, for the way there.
    struct Aim {
        Vec2 at;
        Seconds seen_at;
        PersonId about; ///< of the freshest report there
    };
    /// @param handled places dealt with already: nothing within 10 m of one of them
    std::optional<Aim> aim(Topics topics, PersonId reader, Vec2 here, Seconds time, const std::vector<Vec2>& handled) const;

    /// True where a report of that topic about somebody has reached the reader.
    bool knows_of(Topic topic, PersonId about, PersonId reader, Seconds time) const;

    /// True where somebody on duty recognises a deal in view, once for all.
    bool recognises(PersonId staff, const Deal& deal, const Present& now) const;
    /// True where somebody on duty at `eye` has the deal in view.
    bool in_view(const Deal& deal, Vec2 eye, const Perceived& now) const;
    bool in_view(const Disturbance& disturbance, Vec2 eye, const Perceived& now) const;

    /// The other rows are gone for good.
    void keep_only(const KeptRows& kept);

    template <class Archive> void archive(Archive& a) { a(reports); }

private:
    Seconds way_over(Seconds time, Seconds delay) const;
    double worth(const Report& report, Seconds time) const;
    void tell(const Now& now, Topic topic, PersonId by, PersonId about, Vec2 at, Seconds delay, Events& events);
    void look_around(const Perceived& now, PersonId id, Seconds delay, Events& events);
    void watch(const Perceived& now, const WatchedCamera& camera, Events& events);
    void listen(const Present& now, PersonId collector, Seconds delay);

    InformationParameters parameters;
    Kind manager;
    OfficeToday today;
    std::vector<Report> reports; ///< in order of `seen_at`
};

} // namespace plattan
