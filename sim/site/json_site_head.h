#pragma once

#include "base/problems.h"
#include "site/projection.h"

#include <boost/json.hpp>
#include <functional>
#include <string>

namespace plattan {

/// What stands before the features of a site: its name, how its coordinates are meant, where it lies and what time its clocks show.
class JsonSiteHead {
public:
    /// @param fault told what is wrong, and where on the globe it is not told
    JsonSiteHead(const boost::json::object& root, std::function<void(const std::string&)> fault);

    std::string name;
    Coordinates coordinates;
    double utc_offset = 1; ///< standard time (unit: h)
    bool summer_time = true;

    /// Longitude and latitude that were exchanged give another place on the earth, and the wrong sun.
    /// @param longitude, latitude of the features, once they are known (unit: degree)
    void check_position(double longitude, double latitude) const;

private:
    void read_own(const boost::json::object& own);
    void read_system(const boost::json::value& given);
    void read_anchor(const boost::json::object& anchor);

    std::function<void(const std::string&)> add;
    bool anchored = false, utc_offset_given = false;
};

} // namespace plattan
