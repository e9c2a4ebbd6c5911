#include "perception/memory.h"

#include <stdexcept>

namespace plattan {

void Memory::remind(People& people, std::size_t first) const
{
    for (std::size_t i = first; i < people.size(); ++i)
        if (const std::int32_t person = people.person[i]; person >= 0 && static_cast<std::size_t>(person) < opinions.size())
            people.opinion[i] = opinions[static_cast<std::size_t>(person)];
}

void Memory::keep(const std::vector<PersonId>& gone, const People& people)
{
    for (const PersonId id : gone) {
        const std::int32_t person = people.person[id.index];
        const Feeling& feeling = people.feeling[id.index];
        if (person < 0 || feeling.evaluations() == 0)
            continue;
        const auto number = static_cast<std::size_t>(person);
        if (number >= opinions.size())
            opinions.resize(number + 1, -1);
        const float felt = (feeling.unsafe_day + feeling.unsafe_night) / static_cast<float>(feeling.evaluations());
        const auto share = static_cast<float>(*parameters.smoothing);
        opinions[number] = opinions[number] < 0 ? felt : opinions[number] + share * (felt - opinions[number]);
    }
}

std::vector<Memory::Known> Memory::known() const
{
    std::vector<Known> list;
    for (std::size_t number = 0; number < opinions.size(); ++number)
        if (opinions[number] >= 0)
            list.push_back({static_cast<std::uint32_t>(number), opinions[number]});
    return list;
}

void Memory::learn(const std::vector<Known>& list)
{
    constexpr std::uint32_t most = 10'000'000; // as of demand.regulars
    if (!list.empty() && list.back().number >= most)
        throw std::runtime_error("the stored opinions do not fit");
    opinions.assign(list.empty() ? 0 : std::size_t{list.back().number} + 1, -1);
    for (const auto& [number, opinion] : list) {
        if (number >= opinions.size())
            throw std::runtime_error("the stored opinions do not fit");
        opinions[number] = opinion;
    }
}

double remembered_unsafe(const People& people, PersonId id, double weight)
{
    const double now = people.feeling[id.index].unsafe, before = people.opinion[id.index];
    return before < 0 ? now : (1 - weight) * now + weight * before;
}

} // namespace plattan
