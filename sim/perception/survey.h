#pragma once

#include "parameters/parameter.h"
#include "people/people.h"

namespace plattan {

/// What visitors answer when they leave: four questions, answered 1 (bad) to 4 (good).
struct SurveyParameters {
    static constexpr std::string_view section = "survey";

    PARAMETER(double, least_time, 30, "s", between(0, 3600), assumed("who has been on the square"),
              plausible(10, 120, logarithmic, "from everybody who crosses to those who have spent two minutes"),
              "Time on the square from which on a passer is asked in the modelled survey.");
    PARAMETER(double, cut, 1.2, "1", between(0.2, 4), assumed("four answers of similar width"),
              plausible(0.7, 2, linear, "the middle answers take from a third to three quarters of all"),
              "Distance on the logistic scale between the limits of the four answers: they lie at minus this, at 0 and at this.");
    PARAMETER(double, safe_level, -1.2, "1", between(-5, 5), assumed("most feel safe by day (city_experience)"),
              plausible(-2.4, 0, linear, "half of the people feel safe, or nine in ten, before anything is seen"),
              "Level of the answer to 'safe' (logit) before the mean feeling of the visit is subtracted from it.");
    PARAMETER(double, clean_level, 1.2, "1", between(-5, 5), assumed("a square with the city's mean litter is neither clean nor dirty"),
              plausible(0, 2.4, linear, "half of the people call a litterless place clean, or nine in ten"),
              "Level of the answer to 'clean' (logit) where no litter lies.");
    PARAMETER(double, clean_litter, 1.5, "1", between(0, 5), assumed("litter is what one sees"),
              plausible(0.75, 3, logarithmic, "no measurement; half to twice the assumed weight"),
              "Weight of log(1 + litter / 5 items per 10 m2) against the answer to 'clean' (logit).");
    PARAMETER(double, environment_level, -1.0, "1", between(-5, 5), assumed("bare stone invites few (city_experience)"),
              plausible(-2, 0, linear, "the square was rated 1.9 to 2.8 of 4 with and without a package"),
              "Level of the answer to 'environment' (logit) where nobody stays and no litter lies.");
    PARAMETER(double, environment_litter, 0.5, "1", between(0, 5), assumed("upkeep is part of it"),
              plausible(0.2, 1, logarithmic, "no measurement; less than the weight in 'clean'"),
              "Weight of log(1 + litter / 5 items per 10 m2) against the answer to 'environment' (logit).");
    PARAMETER(double, environment_company, 1.0, "1", between(0, 5), assumed("people attract people (gehl_hymns)"),
              plausible(0.5, 2, logarithmic, "no measurement; half to twice the assumed weight"),
              "Weight of log(1 + people who stay / 10) in favour of the answer to 'environment' (logit).");
    PARAMETER(double, whole_safe, 0.35, "1", between(0, 1), assumed("one third each"),
              plausible(0.2, 0.5, linear, "about a third; the whole is the sum of three weights"),
              "Weight of the level of 'safe' in the answer to 'whole'.");
    PARAMETER(double, whole_clean, 0.25, "1", between(0, 1), assumed("one third each"),
              plausible(0.15, 0.4, linear, "about a third; the whole is the sum of three weights"),
              "Weight of the level of 'clean' in the answer to 'whole'.");
    PARAMETER(double, whole_environment, 0.40, "1", between(0, 1), assumed("one third each"),
              plausible(0.25, 0.55, linear, "about a third; the whole is the sum of three weights"),
              "Weight of the level of 'environment' in the answer to 'whole'.");
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
