#pragma once

#include "locomotion/figures.h"
#include "people/people.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace plattan {

/// A column of a crowd. Whole vectors may be read at every slot: the column is longer than the crowd by `padding`.
class CrowdColumn {
public:
    static constexpr std::size_t padding = 16;

    void resize(std::size_t slots) { values.resize(slots + padding); }
    float* data() { return values.data(); }
    const float* data() const { return values.data(); }
    float& operator[](std::size_t slot) { return values[slot]; }
    float operator[](std::size_t slot) const { return values[slot]; }

private:
    std::vector<float> values;
};

/// Those present, copied into cell order: what one step of locomotion reads and writes.
///
///   cell  | 0 0 0 | 1 | 2 2 | ...      `begin[c] .. begin[c + 1]` are the slots of cell c
///   slot  | 0 1 2 | 3 | 4 5 | ...      within a cell the ids ascend, because the sort is stable
///
/// Cells are 1 m wide and 3 m high, row by row: everybody within 3 m, the largest range of any rule, lies in three
/// rows, and of each row in one unbroken run of slots.
class Crowd {
public:
    static constexpr float reach = 3;                                     // numerical: the largest range of any rule (unit: m)
    static constexpr float cell_width = 1;                                // numerical: cells of the sort (unit: m)
    static constexpr float contact_slack = walking_figures.contact_slack; ///< bodies are kept this much further apart than they must (unit: m)
    static constexpr float turns_after =
        walking_figures.turns_after; ///< two blocked so long who want to go against each other turn their shoulders (unit: s)
    static constexpr float turns_against = walking_figures.turns_against; ///< minus the cosine between the ways they want to go
    static constexpr float turned_share =
        walking_figures.turned_share; ///< of the room two need otherwise in a dense crowd, once they have turned their shoulders
    static constexpr float standing_room = walking_figures.standing_room; ///< nobody stands or sits nearer than this to another (unit: m)
    static constexpr std::uint8_t may_touch = 1;                          ///< somebody is near enough to touch within the step
    static constexpr std::uint8_t oncoming = 2;                           ///< somebody who comes the other way is in the way
    static constexpr std::uint8_t obstructed = 4;                         ///< somebody who stands is in the way

    Crowd() = default;
    /// Over the rectangle between two corners; who is outside counts to the nearest cell.
    Crowd(Vec2 low, Vec2 high);

    /// Sorts those present into slots. The other columns are the caller's to fill, slot by slot.
    void sort(const People& people);

    Vec2 low() const { return origin; }
    std::size_t size() const { return present_index.size(); }
    Vec2 position(std::size_t slot) const { return {x[slot], y[slot]}; }
    Vec2 velocity(std::size_t slot) const { return {velocity_x[slot], velocity_y[slot]}; }
    Vec2 direction(std::size_t slot) const { return {direction_x[slot], direction_y[slot]}; }
    Vec2 away(std::size_t slot) const { return {away_x[slot], away_y[slot]}; }
    Vec2 chosen(std::size_t slot) const { return {chosen_x[slot], chosen_y[slot]}; }

    // The state of now.
    CrowdColumn x, y, velocity_x, velocity_y;
    CrowdColumn direction_x, direction_y; ///< wanted, unit vector; (0, 0) of those who stay
    CrowdColumn speed;                    ///< wanted on free ground, stairs included; 0 of those who stay (unit: m/s)
    CrowdColumn blocked;                  ///< how long somebody has been in this person's way (unit: s)
    float widest = 0;                     ///< room kept where nobody squeezes (unit: m)
    float turned = 0;                     ///< room kept by people who have turned their shoulders in a narrow passage (unit: m)
    CrowdColumn radius;                   ///< room this person keeps, as of the last decision (unit: m)
    CrowdColumn solid;                    ///< 1; 0 of those who sit: they are not in the way
    CrowdColumn file;                     ///< room to each side where there is room for one only; elsewhere 0 (unit: m)
    CrowdColumn gap;                      ///< from the centre to the nearest wall; of walkers (unit: m)
    CrowdColumn away_x, away_y;           ///< gradient of `gap` where it is small, else (0, 0)
    std::vector<Activity> activity;

    // What the decision adds.
    CrowdColumn chosen_x, chosen_y, next_radius;
    CrowdColumn pace;                  ///< wanted at the density felt (unit: m/s)
    std::vector<std::uint8_t> crowded; ///< of the bits above

    std::vector<std::uint32_t> present_index; ///< slot -> index in people.present

    /// At least as many people as lie within 3 m of anybody, and room for whole vectors.
    std::size_t most_near() const { return 8 * 3 * fullest_cell + CrowdColumn::padding; }

    // Cells.
    int columns = 1, rows = 1;
    std::vector<std::uint32_t> begin;   ///< by cell
    std::vector<std::uint32_t> cell_of; ///< by slot

    /// The nearest ones.
    int column_at(float of_x) const { return std::clamp(static_cast<int>((of_x - origin.x) / cell_width), 0, columns - 1); }
    int row_at(float of_y) const { return std::clamp(static_cast<int>((of_y - origin.y) / reach), 0, rows - 1); }
    std::size_t cell(int column, int row) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }

private:
    Vec2 origin;
    std::size_t fullest_cell = 0;
    std::vector<std::uint32_t> source_cell, stretch_count;
};

} // namespace plattan
