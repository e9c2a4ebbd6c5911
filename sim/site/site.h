#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/parallel.h"
#include "base/problems.h"
#include "site/distance_field.h"
#include "site/features.h"
#include "site/fire_lanes.h"
#include "site/ground.h"
#include "site/path.h"
#include "site/sight.h"
#include "site/sight_table.h"

#include <filesystem>
#include <string>

namespace plattan {

/// The place, immutable while a day runs: what the file says and what follows from it.
class Site {
public:
    Site(Features features, const Workers& workers);

    const Features& features() const { return what; }
    const Ground& ground() const { return walked; }
    const Sight& sight() const { return seen; }
    /// By the middles of 3 m cells, up to 30 m: for counts of many.
    bool sees_roughly(Vec2 from, Vec2 to) const { return roughly_seen.free(from, to); }

    /// Gates first, then links, in the order of the file.
    std::size_t goal_count() const { return fields.size(); }
    GoalId goal(std::string_view id) const; ///< invalid where there is none
    const std::string& goal_name(GoalId goal) const;
    const Segment& goal_line(GoalId goal) const;
    bool is_gate(GoalId goal) const { return goal.index < what.gates.size(); }
    bool has_service_rates() const { return limited_gates; }
    GoalId nearest_gate(Vec2 p) const;
    const DistanceField& way_to(GoalId goal) const { return fields[goal.index]; }
    /// Without stairs.
    const DistanceField& step_free_way_to(GoalId goal) const { return step_free.empty() ? fields[goal.index] : step_free[goal.index]; }
    /// The ways to all goals of somebody to whom ground seems longer than it is.
    std::vector<DistanceField> ways(const DistanceField::Manner& manner, const Workers& workers) const;
    const FireLanes& fire_lanes() const { return kept_clear; }
    std::vector<Vec2> path(Vec2 from, Vec2 to) const { return paths.find(walked, from, to); }
    Vec2 standable(Vec2 p) const { return paths.standable(walked, p); }

    /// A point `inward` metres inside a gate, at `share` of its length.
    Vec2 inside_gate(GoalId gate, float share, float inward) const;

    double sun_altitude_at(Date date, Seconds time_of_day) const { return plattan::sun_altitude_at(what, date, time_of_day); }

    /// The nearest point on an edge people like to stand at; `p` itself where there is none.
    Vec2 nearest_attractive_edge(Vec2 p) const;

private:
    Features what;
    bool limited_gates = false;
    Ground walked;
    Sight seen;
    SightTable roughly_seen;
    std::vector<DistanceField> fields, step_free;
    Paths paths;
    FireLanes kept_clear;
};

/// Reads a site file and checks it. Adds every fault to `problems`.
/// @param named_at the line of a scenario that names the file; nothing where the user did
Features read_site(const std::filesystem::path& file, Problems& problems, std::string* text = nullptr, const Place& named_at = {});

/// Faults of a site that was read: simple rings, gates on the walkable edge, goals that can be reached,
/// furniture outside the fire lanes, size.
void check_site(const Features& features, Problems& problems);

} // namespace plattan
