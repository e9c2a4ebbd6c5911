#pragma once

#include "parameters/parameter.h"
#include "people/people.h"

namespace plattan {

struct MemoryParameters {
    static constexpr std::string_view section = "memory";

    PARAMETER(double, smoothing, 0.1, "1", between(0, 1), assumed("an opinion changes slowly"),
              plausible(0.05, 0.3, logarithmic, "an opinion turns over in three visits to twenty"),
              "Weight of the latest visit in what a regular thinks of the place.");
    PARAMETER(double, weight, 0.5, "1", between(0, 1), assumed("half memory, half what is seen"),
              plausible(0.2, 0.8, linear, "between mostly what is seen and mostly what is remembered"),
              "Weight of what a regular thinks of the place, against what it feels now, when it decides whether to stay.");
};

/// What regulars think of the place: P(unsafe), smoothed over their visits. Kept from day to day.
class Memory {
public:
    explicit Memory(const MemoryParameters& parameters) : parameters(parameters) {}

    /// Rows from `first` on have been added: who has been here before brings an opinion.
    void remind(People& people, std::size_t first) const;

    /// Those who have just left keep what they felt.
    void keep(const std::vector<PersonId>& gone, const People& people);

    /// Few have been here after some days: they are stored with their numbers.
    template <class Archive> void archive(Archive& a)
    {
        auto list = known();
        a(list);
        learn(list);
    }

private:
    struct Known {
        std::uint32_t number;
        float opinion;
    };
    std::vector<Known> known() const;
    /// In ascending order of numbers, none too large. Throws std::runtime_error where they are not.
    void learn(const std::vector<Known>& list);

    MemoryParameters parameters;
    std::vector<float> opinions; ///< by number in the pool; below 0: has not been here
};

/// P(unsafe) by which somebody decides whether to stay.
double remembered_unsafe(const People& people, PersonId id, double weight);

} // namespace plattan
