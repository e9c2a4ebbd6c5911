#pragma once

#include "roles/way.h"

namespace plattan {

/// Whom somebody on duty wants to speak to, and why.
struct Meeting {
    PersonId target;
    TalkKind kind = TalkKind::intervention;
    Reason reason = Reason::chance;
};

/// Going up to somebody until the conversation begins, or it comes to nothing.
class Approach {
public:
    bool active() const { return whom.target.valid(); }
    void begin(const View& view, PersonId id, const Meeting& meeting);
    void call_off() { whom = {}; }
    Decision go_on(const View& view, PersonId id, float speed);

    template <class Archive> void archive(Archive& a) { a(whom, since, way); }

private:
    Meeting whom;
    Seconds since = 0;
    Way way;
};

} // namespace plattan
