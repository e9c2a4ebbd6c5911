#pragma once

#include "base/parallel.h"
#include "roles/held.h"
#include "roles/role_text.h"

#include <array>
#include <concepts>
#include <tuple>
#include <utility>

namespace plattan {

/// What every role offers. `name` is its name in files and scenarios, `text` how it is shown. `minds` holds the states of its people; a state is
/// fresh when `enter` is first called for a person. `enter` is called serially, `decide` in parallel: it reads the view and writes nothing but the
/// person's own state.
template <class R>
concept Role = requires(R role, const View& view, PersonId id, People& people)
{
    {
        R::name
        } -> std::convertible_to<std::string_view>;
    {
        R::text
        } -> std::convertible_to<RoleText>;
    typename R::Parameters;
    R(typename R::Parameters{});
    role.minds().take();
    role.enter(view, id, people);
    {
        role.decide(view, id)
        } -> std::same_as<Decision>;
};

/// The parameters of all roles, one aggregate each.
template <class... R> struct RoleParameters {
    std::tuple<typename R::Parameters...> all;
};

/// An explicit list of roles; a role's number is its place in it.
template <Role... R> class RoleList {
public:
    using Parameters = RoleParameters<R...>;
    static constexpr std::size_t count = sizeof...(R);
    static constexpr std::array<std::string_view, count> names{R::name...};
    static constexpr std::array<RoleText, count> texts{R::text...};

    explicit RoleList(const Parameters& parameters) : roles(make(parameters, std::index_sequence_for<R...>{})) {}

    template <class T> static constexpr Kind kind_of() { return kind_named(T::name); }

    /// The kind of that name; the number of roles where there is none.
    static constexpr Kind kind_named(std::string_view name)
    {
        std::uint8_t index = 0;
        while (index < count && names[index] != name)
            ++index;
        return {index};
    }

    /// Somebody comes, for the first time or again.
    void enter(const View& view, PersonId id, People& people)
    {
        with(people.kind[id.index], [&](auto& role) {
            if (people.mind[id.index] == no_mind)
                people.mind[id.index] = role.minds().take();
            role.enter(view, id, people);
        });
    }

    /// These have left for good.
    void forget(const std::vector<PersonId>& gone, People& people)
    {
        for (const PersonId id : gone)
            with(people.kind[id.index], [&](auto& role) { role.minds().give_back(std::exchange(people.mind[id.index], no_mind)); });
    }

    /// What everybody present does next; `decisions` in the order of `people.present`.
    /// @return what is left to do; it reads the view and writes each person's decision and own state
    Loop decide(const View& view, std::vector<Decision>& decisions)
    {
        decisions.resize(view.people.present.size()); // each is written whole, by the thread that will go on with it
        const auto decide_for = [this, &view, &decisions](std::size_t begin, std::size_t end) {
            constexpr std::size_t ahead = 3; // numerical: so many are asked in the time that memory takes
            for (std::size_t i = begin; i < end; ++i) {
                if (i + ahead < end)
                    fetch(view.people, view.people.present[i + ahead]);
                const PersonId id = view.people.present[i];
                if (const auto held = while_held(view, id))
                    decisions[i] = *held;
                else
                    with(view.people.kind[id.index], [&](auto& role) { decisions[i] = role.decide(view, id); });
            }
        };
        return {decisions.size(), 32, decide_for};
    }

    template <class Archive> void archive(Archive& a)
    {
        std::apply([&](auto&... role) { (a(role.minds()), ...); }, roles);
    }

private:
    template <std::size_t... I> static std::tuple<R...> make(const Parameters& parameters, std::index_sequence<I...>)
    {
        return std::tuple<R...>(R(std::get<I>(parameters.all))...);
    }

    void fetch(const People& people, PersonId id)
    {
        with(people.kind[id.index], [&](auto& role) { role.minds().fetch(people.mind[id.index]); });
    }

    template <class F> void with(Kind kind, F&& f)
    {
        std::apply(
            [&](auto&... role) {
                std::uint8_t index = 0;
                ((index++ == kind.index ? f(role) : void()), ...);
            },
            roles);
    }

    std::tuple<R...> roles;
};

} // namespace plattan
