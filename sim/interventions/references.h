#pragma once

#include "base/problems.h"
#include "parameters/value.h"
#include "site/features.h"

#include <string>

namespace plattan {

// Names that an intervention takes from the site; a wrong one is a problem at the place of the value, or of the entry where none is given.

void check_route(const Features& site, const std::string& id, const Place& place, Problems& problems);
void check_zone(const Features& site, const std::string& id, const Place& place, Problems& problems);
void check_gate(const Features& site, const std::string& id, const Place& place, Problems& problems);

/// A walkable area or a zone.
void check_area(const Features& site, const std::string& id, const Place& place, Problems& problems);
Shape area_shape(const Features& site, const std::string& id);

/// The value of a key as [x, y] in metres of the site.
Vec2 read_point(const Node::Entry& entry, Problems& problems);
/// A point of the plane from two numbers of a list of coordinates, beginning at `first`.
Vec2 point_of(const std::vector<double>& coordinates, std::size_t first = 0);
/// `at` must be [x, y] on ground one can walk on.
/// @param kind of the intervention, for the message
void check_point(const Features& site, std::string_view kind, const std::vector<double>& at, const Place& place, Problems& problems);
/// @param what would stand there, for the message
/// @return true where p lies in a fire lane, which is a problem
bool check_clear_of_fire_lanes(const Features& site, std::string_view what, Vec2 p, const Place& place, Problems& problems);
void check_on_ground(const Features& site, Vec2 p, const Place& place, Problems& problems);

} // namespace plattan
