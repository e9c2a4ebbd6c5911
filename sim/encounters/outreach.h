#pragma once

#include "encounters/setting.h"

namespace plattan {

struct OutreachParameters {
    static constexpr std::string_view section = "outreach";

    PARAMETER(double, duration, 900, "s", between(60, 7200), assumed("a quarter of an hour; with the ways two contacts an hour"),
              plausible(300, 1800, logarithmic, "one to four contacts an hour, ways included"),
              "Median length of a conversation of an outreach or youth worker.");
    PARAMETER(int, series, 3, "1", between(1, 50), assumed("nobody accepts at first sight"),
              plausible(1, 8, logarithmic, "help is offered at once, or when a worker has become known"),
              "Number of contacts after which help is offered, each time anew.");
    PARAMETER(double, accepts, 0.09, "1", between(0, 1), measured("drugnews2005b", 'B'),
              "Chance that a person of the scene accepts the help that is offered: 21 of 227.");
    PARAMETER(
        double, familiarity, 1, "1", between(0, 10), assumed("staff who know somebody are believed"),
        plausible(0, 3, linear, "from no effect of who asks to four times the chance"),
        "Growth of the chance that help is accepted with the contacts that staff remember, at most, as a share; half of it after three contacts.");
    PARAMETER(double, after_check, 0.5, "1", between(0, 1), assumed("trust suffers"), plausible(0.2, 1, linear, "from most trust lost to none lost"),
              "Factor on the chance that help is accepted by somebody whom police have checked on the same day.");
    PARAMETER(int, away, 60, "d", between(1, 4000), assumed("detoxification and after"),
              plausible(20, 180, logarithmic, "detoxification takes weeks, a treatment home half a year"),
              "Days that somebody who accepted help stays away from the square.");
    PARAMETER(double, diverts, 0.15, "1", between(0, 1), assumed("a contact seldom changes a life"),
              plausible(0.05, 0.3, logarithmic, "no measurement; a third to twice the assumed chance"),
              "Chance that a young person at risk leaves the scene after a contact with a youth worker.");
    PARAMETER(double, links, 0.5, "1", between(0, 1), assumed("school, family, an activity"),
              plausible(0.2, 0.8, linear, "between a minority and most"),
              "Share of the young people who leave the scene after a contact who are linked to further help.");
    PARAMETER(double, turnover, 0.002, "d-1", between(0, 1), assumed("every second worker goes in a year"),
              plausible(0.0005, 0.004, logarithmic, "one worker in six goes in a year, or three in four"),
              "Chance on a day that an outreach or youth worker quits, and is no longer known to anybody.");
};

/// What comes of a conversation with somebody who offers help.
class Outreach {
public:
    explicit Outreach(const OutreachParameters& parameters) : parameters(parameters) {}

    Seconds duration() const { return parameters.duration; }
    double turnover() const { return parameters.turnover; }
    void end(const Talk& talk, const Setting& setting) const;

private:
    OutreachParameters parameters;
};

} // namespace plattan
