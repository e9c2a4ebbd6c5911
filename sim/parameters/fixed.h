#pragma once

#include "parameters/source.h"

namespace plattan {

/// A figure of the model that has a source and a certainty like a parameter, but which nobody can set.
/// Known to the compiler: reading it costs what a literal costs.
template <class T> class Fixed {
public:
    constexpr Fixed(const char* name, T value, const char* unit, Source source, const char* text)
        : name(name), unit(unit), text(text), source(source), value(value)
    {
    }

    constexpr operator const T&() const { return value; } // NOLINT(google-explicit-constructor): reads like the value it is
    constexpr const T& operator*() const { return value; }

    const char* name;
    const char* unit; ///< CF spelling; "1" where there is none
    const char* text;
    Source source;
    T value;
};

/// Declares a fixed figure inside an aggregate that has a `section`: FIXED(type, name, value, unit, source, text).
/// The aggregates are listed in day/fixed_figures.cpp, from which the documents and the result files know them.
#define FIXED(type, name, ...)                                                                                                                       \
    ::plattan::Fixed<type> name { #name, __VA_ARGS__ }

} // namespace plattan
