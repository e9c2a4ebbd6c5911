#pragma once

#include "base/ids.h"

#include <array>
#include <boost/pfr.hpp>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

/// The state of a run as bytes, so that it can go on another time with the same results. A class with private state
/// has `template <class Archive> void archive(Archive& a) { a(member, member); }`; aggregates need nothing. Order and
/// types make up the format: what another build wrote is not read (see RunFile).
namespace plattan {

namespace archiving {

template <class T> struct IsVector : std::false_type {
};
template <class T, class Allocator> struct IsVector<std::vector<T, Allocator>> : std::true_type {
};
template <class T> struct IsArray : std::false_type {
};
template <class T, std::size_t n> struct IsArray<std::array<T, n>> : std::true_type {
};
template <class T> struct IsId : std::false_type {
};
template <class Tag> struct IsId<Id<Tag>> : std::true_type {
};

template <class T> struct IsOptional : std::false_type {
};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {
};

template <class T> struct IsVariant : std::false_type {
};
template <class... T> struct IsVariant<std::variant<T...>> : std::true_type {
};

/// Makes it the alternative of that number. Throws std::runtime_error where there is none.
template <class... T> void become(std::variant<T...>& value, std::size_t which)
{
    std::size_t alternative = 0;
    if (which >= sizeof...(T))
        throw std::runtime_error("the stored state has something of an unknown kind");
    ((alternative++ == which ? (void)value.template emplace<T>() : void()), ...);
}

/// Numbers alone, so that a whole vector is copied at once.
template <class T> inline constexpr bool is_number = std::is_arithmetic_v<T> || std::is_enum_v<T>;

template <class Archive, class T> void transfer(Archive& a, T& value)
{
    if constexpr (std::is_empty_v<T>) {
        // says all by its type
    } else if constexpr (requires { value.archive(a); }) {
        value.archive(a);
    } else if constexpr (IsId<T>::value) {
        a.number(value.index);
        a.check(value);
    } else if constexpr (is_number<T>) {
        a.number(value);
    } else if constexpr (IsVector<T>::value || std::is_same_v<T, std::string>) {
        a.length(value);
        if constexpr (is_number<typename T::value_type>)
            a.numbers(value.data(), value.size());
        else
            for (auto& element : value)
                transfer(a, element);
    } else if constexpr (IsOptional<T>::value) {
        auto there = static_cast<std::uint8_t>(value.has_value());
        a.number(there);
        if (there != 0 && !value)
            value.emplace();
        if (there == 0)
            value.reset();
        else
            transfer(a, *value);
    } else if constexpr (IsVariant<T>::value) {
        auto which = static_cast<std::uint8_t>(value.index());
        a.number(which);
        if (which != value.index())
            become(value, which);
        std::visit([&a](auto& alternative) { transfer(a, alternative); }, value);
    } else if constexpr (IsArray<T>::value) {
        for (auto& element : value)
            transfer(a, element);
    } else {
        static_assert(std::is_aggregate_v<T>, "give it an archive()");
        boost::pfr::for_each_field(value, [&a](auto& field) { transfer(a, field); });
    }
}

} // namespace archiving

class StateWriter {
public:
    std::vector<std::uint8_t> bytes;

    template <class... T> void operator()(T&... values) { (archiving::transfer(*this, values), ...); }

    template <class T> void number(const T& value) { numbers(&value, 1); }
    template <class T> void numbers(const T* values, std::size_t count)
    {
        const std::size_t before = bytes.size();
        bytes.resize(before + count * sizeof(T));
        if (count > 0)
            std::memcpy(bytes.data() + before, values, count * sizeof(T));
    }
    /// @param values a vector or a text
    template <class Values> void length(const Values& values) { number(static_cast<std::uint64_t>(values.size())); }
    template <class IdType> void check(const IdType&) const {}
};

/// Reads what StateWriter wrote. Throws std::runtime_error where the bytes end early, a number is none, or an id names nothing.
class StateReader {
public:
    /// Ids at or above these name nothing.
    struct Limits {
        std::size_t people = 0, goals = 0, places = 0;
    };
    Limits limits;

    explicit StateReader(const std::vector<std::uint8_t>& bytes) : bytes(bytes) {}

    template <class... T> void operator()(T&... values) { (archiving::transfer(*this, values), ...); }

    bool at_end() const { return position == bytes.size(); }

    template <class T> void number(T& value) { numbers(&value, 1); }
    template <class T> void numbers(T* values, std::size_t count)
    {
        if (count > (bytes.size() - position) / sizeof(T))
            throw std::runtime_error("the stored state ends early");
        if (count > 0)
            std::memcpy(values, bytes.data() + position, count * sizeof(T));
        position += count * sizeof(T);
    }
    template <class Values> void length(Values& values)
    {
        std::uint64_t size = 0;
        number(size);
        if (size > bytes.size() - position)
            throw std::runtime_error("the stored state ends early");
        values.resize(static_cast<std::size_t>(size));
    }

    void check(PersonId id) const { check(id.valid(), id.index, limits.people); }
    void check(GoalId id) const { check(id.valid(), id.index, limits.goals); }
    void check(PlaceId id) const { check(id.valid(), id.index, limits.places); }
    /// Entries of lists that are stored with them: whoever has the lists looks whether there are such entries.
    template <class Tag> void check(Id<Tag>) const {}

private:
    static void check(bool valid, std::size_t index, std::size_t limit)
    {
        if (valid && index >= limit)
            throw std::runtime_error("the stored state names somebody or something that there is not");
    }

    const std::vector<std::uint8_t>& bytes;
    std::size_t position = 0;
};

} // namespace plattan
