#pragma once

#include "encounters/setting.h"

namespace plattan {

struct OutreachParameters {
    static constexpr std::string_view section = "outreach";

    PARAMETER(double, duration, 900, "s", between(60, 7200), assumed("a quarter of an hour; with the ways two contacts an hour"),
              "Median length of a conversation.");
    PARAMETER(int, series, 3, "1", between(1, 50), assumed("nobody accepts at first sight"), "Contacts after which help is offered, each time anew.");
    PARAMETER(double, accepts, 0.09, "1", between(0, 1), measured("drugnews2005b", 'B'),
              "Chance that somebody accepts help that is offered: 21 of 227.");
    PARAMETER(double, familiarity, 1, "1", between(0, 10), assumed("staff who know somebody are believed"),
              "How much that chance grows with contacts the staff remember, at most; half of it after three.");
    PARAMETER(double, after_check, 0.5, "1", between(0, 1), assumed("trust suffers"), "Factor on it for who was checked by police that day.");
    PARAMETER(int, away, 60, "d", between(1, 4000), assumed("detoxification and after"), "Days somebody who accepted help stays away.");
    PARAMETER(double, diverts, 0.15, "1", between(0, 1), assumed("0.05 to 0.3"),
              "Chance that a young person at risk leaves the scene after a contact with a youth worker.");
    PARAMETER(double, links, 0.5, "1", between(0, 1), assumed("school, family, an activity"), "Share of them who are linked to further help.");
    PARAMETER(double, turnover, 0.002, "d-1", between(0, 1), assumed("every second worker goes in a year"),
              "Chance on a day that a worker goes and takes along whom it knew.");
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
