#pragma once

#include "base/units.h"
#include "parameters/fixed.h"

namespace plattan {

struct FurnitureFigures {
    static constexpr std::string_view section = "furniture";

    FIXED(double, loose_chair_comfort, 0.7, "1", assumed("a back, and one turns it as one likes"), "Comfort of a loose chair, between 0 and 1.");
    FIXED(double, deck_chair_comfort, 1.0, "1", assumed("the best there is"), "Comfort of a deck chair, between 0 and 1.");
    FIXED(double, bench_comfort, 0.5, "1", assumed("hard and fixed"), "Comfort of a bench, between 0 and 1.");
    FIXED(float, bench_length, 2.2F, "m", assumed("four places"), "Length of a bench that is put up.");
    FIXED(float, least_spacing, 0.9F, "m", assumed("one can walk between them"), "Least distance between pieces of furniture that are put up.");
    FIXED(float, widest_spacing, 4, "m", assumed("a group's own ground"), "Largest distance between pieces of furniture that are put up.");
};
inline constexpr FurnitureFigures furniture_figures;

struct StaffFigures {
    static constexpr std::string_view section = "staff";

    FIXED(double, pictures_per_operator, 10, "1", assumed("two rows of screens"), "Number of pictures that a camera operator watches at a time.");
    FIXED(Seconds, way_of_police, 300, "s", assumed("from the station or the next beat"),
          "Paid time of police officers for the way to a visit, and as much for the way back.");
};
inline constexpr StaffFigures staff_figures;

} // namespace plattan
