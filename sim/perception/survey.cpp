#include "perception/survey.h"

#include "base/elementary.h"
#include "perception/figures.h"

#include <algorithm>

namespace plattan {

void Survey::ask(const std::vector<PersonId>& whom, RunKey run, People& people) const
{
    for (const PersonId id : whom)
        if (people.traits[id.index].visitor && people.square_time[id.index] >= parameters.least_time)
            people.answers[id.index] = answers(id, run, people);
}

Answers Survey::answers(PersonId id, RunKey run, const People& people) const
{
    const Feeling& feeling = people.feeling[id.index];
    const double looks = std::max(1, feeling.evaluations());
    const double litter = elementary::log(1 + feeling.litter / looks / safety_figures.litter_scale),
                 company = elementary::log(1 + feeling.stayers / looks / safety_figures.company_scale);
    const double safe = parameters.safe_level - feeling.eta_sum / looks;
    const double clean = parameters.clean_level - parameters.clean_litter * litter;
    const double environment = parameters.environment_level - parameters.environment_litter * litter + parameters.environment_company * company;
    const double whole = parameters.whole_safe * safe + parameters.whole_clean * clean + parameters.whole_environment * environment;
    Draws draws(run, people.key[id.index], 0, Purpose::survey);
    // Ordered logit: one draw a question.
    const auto answer = [&](double level) {
        const double u = draws.uniform(), felt = level + elementary::log(u / (1 - u));
        return static_cast<std::uint8_t>(1 + (felt > -parameters.cut) + (felt > 0) + (felt > parameters.cut));
    };
    Answers given;
    given.safe = answer(safe);
    given.clean = answer(clean);
    given.environment = answer(environment);
    given.whole = answer(whole);
    return given;
}

} // namespace plattan
