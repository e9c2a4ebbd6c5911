#pragma once

#include "roles/role_text.h"
#include "roles/way.h"

namespace plattan {

/// A street musician: walks to a pitch, plays, leaves. The recipe of CONTRIBUTING.md, followed by a test.
class Busker {
public:
    static constexpr std::string_view name = "busker";
    static constexpr RoleText text{"busker", RoleGroup::visitor};

    struct Parameters {
        static constexpr std::string_view section = "busker";

        PARAMETER(double, set_length, 1800, "s", between(60, 7200), assumed("half an hour"),
                  plausible(900, 5400, logarithmic, "a quarter of an hour to an hour and a half"), "How long a busker plays.");
    };

    explicit Busker(const Parameters& parameters) : parameters(parameters) {}

    auto& minds() { return states; }
    void enter(const View& view, PersonId id, People& people);
    Decision decide(const View& view, PersonId id);

private:
    struct State {
        bool leaving = false;
        Seconds until = 0;
        Way way;
        Exit exit;
    };

    Parameters parameters;
    Minds<State> states;
};

} // namespace plattan
