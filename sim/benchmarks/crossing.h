#pragma once

#include "benchmarks/report.h"
#include "locomotion/locomotion.h"

namespace plattan {

/// The crossing square on which walking engines are compared: 100 m x 100 m inside a wall, four octagons of radius 2 m;
/// everybody walks to a random point on one edge and, 2 m from it, draws one on the opposite edge.
class CrossingSquare {
public:
    struct Options {
        std::size_t agents = 2000;
        int threads = 1;
        double warm_up = 10;  ///< (unit: s)
        double measured = 20; ///< (unit: s)
        std::uint32_t seed = 1;
        InstructionSet instructions = best_instruction_set();
        WalkingParameters walking;
    };

    explicit CrossingSquare(const Options& options);

    void step();

    const People& who() const { return people; }
    Locomotion& walking() { return locomotion; }
    std::size_t arrivals() const { return arrived; }

private:
    void choose_destinations();
    Vec2 point_on(int edge, Draws& draws) const;

    Ground ground;
    Workers workers;
    Locomotion locomotion;
    RunKey run;
    People people;
    std::vector<Decision> decisions;
    std::vector<Vec2> destination;
    std::vector<int> edge;
    std::size_t arrived = 0;
    std::uint32_t tick = 0;
};

/// Measures; repeats until about `least_wall` seconds are timed, at least five times.
BenchmarkReport measure_crossing(const CrossingSquare::Options& options, double least_wall = 1);

} // namespace plattan
