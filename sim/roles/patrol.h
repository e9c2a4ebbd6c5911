#pragma once

#include "roles/way.h"

namespace plattan {

/// Walking a beat in a pair: along the corner points of a route with halts, or standing at a post. Shared by guards and police.
class Patrol {
public:
    void begin(const Scene& scene, PersonId id);
    Decision go_on(const Scene& scene, PersonId id);

    template <class Archive> void archive(Archive& a) { a(point, walking_since, halts_until, on_square_since, leaving, way, exit); }

private:
    Decision lead(const Scene& scene, PersonId id, const Orders& orders);
    Decision keep_company(const Scene& scene, PersonId id, const Orders& orders);
    void next_point(const Scene& scene, PersonId id, const Orders& orders);

    std::size_t point = 0;
    Seconds walking_since = 0;
    Seconds halts_until = 0;
    Seconds on_square_since = never;
    bool leaving = false;
    Way way;
    Exit exit;
};

} // namespace plattan
