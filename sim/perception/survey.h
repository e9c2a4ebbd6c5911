#pragma once

#include "parameters/parameter.h"
#include "people/people.h"

namespace plattan {

/// What visitors answer when they leave: four questions, answered 1 (bad) to 4 (good).
struct SurveyParameters {
    static constexpr std::string_view section = "survey";

    PARAMETER(double, least_time, 30, "s", between(0, 3600), assumed("who has been on the square"),
              "Time on the square from which a passer is asked.");
    PARAMETER(double, cut, 1.2, "1", between(0.2, 4), assumed("four answers of similar width"),
              "Answers 2, 3 and 4 begin at minus this, at 0 and at this on the logistic scale.");
    PARAMETER(double, safe_level, -1.2, "1", between(-5, 5), assumed("most feel safe by day (city_experience)"),
              "Level of 'safe'; the mean feeling of the visit counts in full.");
    PARAMETER(double, clean_level, 1.2, "1", between(-5, 5), assumed("a square with the city's mean litter is neither clean nor dirty"),
              "Level of 'clean' where nothing lies.");
    PARAMETER(double, clean_litter, 1.5, "1", between(0, 5), assumed("litter is what one sees"),
              "Weight of log(1 + litter / 5 items per 10 m2) in 'clean'.");
    PARAMETER(double, environment_level, -1.0, "1", between(-5, 5), assumed("bare stone invites few (city_experience)"),
              "Level of 'environment' where nobody stays and nothing lies.");
    PARAMETER(double, environment_litter, 0.5, "1", between(0, 5), assumed("upkeep is part of it"), "Weight of litter in 'environment'.");
    PARAMETER(double, environment_company, 1.0, "1", between(0, 5), assumed("people attract people (gehl_hymns)"),
              "Weight of log(1 + people who stay / 10) in 'environment'.");
    PARAMETER(double, whole_safe, 0.35, "1", between(0, 1), assumed("one third each"), "Weight of safety in 'whole'.");
    PARAMETER(double, whole_clean, 0.25, "1", between(0, 1), assumed("one third each"), "Weight of cleanliness in 'whole'.");
    PARAMETER(double, whole_environment, 0.40, "1", between(0, 1), assumed("one third each"), "Weight of the environment in 'whole'.");
};

/// Asks people who have just left, or who are there when the run ends; the answers go to `people.answers`. Whoever was on the square too briefly,
/// or is no visitor, is not asked.
class Survey {
public:
    explicit Survey(const SurveyParameters& parameters) : parameters(parameters) {}

    void ask(const std::vector<PersonId>& whom, RunKey run, People& people) const;

private:
    Answers answers(PersonId id, RunKey run, const People& people) const;

    SurveyParameters parameters;
};

} // namespace plattan
