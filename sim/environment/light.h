#pragma once

#include "base/clock.h"
#include "parameters/parameter.h"
#include "site/missing_light.h"
#include "site/site.h"

namespace plattan {

struct LightParameters {
    static constexpr std::string_view section = "light";

    PARAMETER(double, roofed_daylight_share, 0.03, "1", between(0, 1), assumed("deep under decks; daylight factor of a few percent"),
              plausible(0.01, 0.08, logarithmic, "daylight factors of deep rooms with one open side"),
              "Share of the open sky's illuminance that reaches the ground under a roof.");
};

/// Horizontal illuminance on the ground, from luminaires and sky, on a grid of 2 m cells.
///
/// A luminaire shines evenly into the lower half space: E = (lumen / 2 pi) h / (h^2 + r^2)^1.5, where its line
/// to the ground is free.
class Light {
public:
    Light() = default;
    Light(const Site& site, const std::vector<Luminaire>& luminaires, const LightParameters& parameters, const Workers& workers);

    /// Sky and switches of this minute.
    void follow_sun(const Site& site, const Clock& clock);

    Lux at(Vec2 p) const;
    bool dark() const { return lamps_on; }              ///< street lamps burn
    bool night() const { return night_share_now >= 1; } ///< the sun is more than 6 degrees below the horizon
    /// 0 while the sun is up, 1 at night, even in between with the height of the sun: how far the evening has come.
    double night_share() const { return night_share_now; }

    const Lattice& lattice() const { return by_dark.lattice; }
    Lux lamps_at_night(std::size_t cell) const { return by_dark.values[cell] + always.values[cell]; }
    /// Horizontal illuminance by the lamps that burn just now.
    Lux by_lamps(std::size_t cell) const;
    bool has_ground(std::size_t cell) const { return ground.values[cell] != 0; } ///< elsewhere there is no light
    /// Where the light of a cell is measured: the point nearest to its middle at which somebody can stand.
    Vec2 point(std::size_t cell) const { return points.values[cell]; }

    /// Horizontal illuminance by all lamps at night over the cells of a shape.
    struct AtNight {
        Lux least = 0, mean = 0;
        int cells = 0; ///< 0: nobody can stand there, and least and mean say nothing
    };
    AtNight at_night(const Shape& shape) const;

private:
    /// Lamps that burn in some hours of the night only.
    struct Timed {
        std::vector<Span> hours;
        Raster<float> light;
        bool on = false;
    };

    Raster<float> by_dark, always, roofed;
    Raster<Vec2> points;
    Raster<std::uint8_t> ground;
    std::vector<Timed> timed;
    double roofed_share = 0;
    Lux sky = 0;
    double night_share_now = 0;
    bool lamps_on = false;
};

/// Illuminance of one luminaire at a horizontal distance, free of walls.
Lux illuminance(Lumen lumen, Metres height, Metres horizontal_distance);

} // namespace plattan
