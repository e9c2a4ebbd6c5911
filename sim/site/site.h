#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/parallel.h"
#include "base/problems.h"
#include "site/distance_field.h"
#include "site/features.h"
#include "site/fire_lanes.h"
#include "site/ground.h"
#include "site/opening.h"
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
    const Opening& opening(GoalId gate) const { return openings[gate.index]; }
    GoalId nearest_gate(Vec2 p) const;
    /// True within reach of a link; of a gate, where a body stands before its opening.
    bool at_goal(GoalId goal, Vec2 p, float reach) const;
    /// What a way to that goal leads to.
    Finish finish_of(GoalId goal) const;
    const DistanceField& way_to(GoalId goal) const { return fields[goal.index]; }
    /// Without stairs.
    const DistanceField& step_free_way_to(GoalId goal) const { return step_free.empty() ? fields[goal.index] : step_free[goal.index]; }
    /// The ways to all goals of somebody to whom ground seems longer than it is.
    std::vector<DistanceField> ways(const DistanceField::Manner& manner, const Workers& workers) const;
    const FireLanes& fire_lanes() const { return kept_clear; }
    std::vector<Vec2> path(Vec2 from, Vec2 to) const { return paths.find(walked, *body_cells, from, to); }
    Vec2 standable(Vec2 p) const { return paths.standable(walked, p); }

    /// Where somebody stands who comes in through a gate at `share` of its opening.
    Vec2 inside_gate(GoalId gate, float share) const { return openings[gate.index].entry(walked, share); }

    double sun_altitude_at(Date date, Seconds time_of_day) const { return plattan::sun_altitude_at(what, date, time_of_day); }

    /// The nearest point on an edge people like to stand at; `p` itself where there is none.
    Vec2 nearest_attractive_edge(Vec2 p) const;

private:
    Features what;
    Ground walked;
    std::shared_ptr<const BodyCells> body_cells;
    std::vector<Opening> openings; ///< of the gates
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
