#pragma once

#include "parameters/plausible.h"
#include "parameters/source.h"
#include "parameters/value.h"

#include <algorithm>
#include <boost/pfr.hpp>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace plattan {

/// A value the user can set, with everything there is to say about it in one declaration.
template <class T> class Parameter {
public:
    Parameter(const char* name, T value, const char* unit, Allowed allowed, Source source, const char* text)
        : name(name), unit(unit), text(text), allowed(std::move(allowed)), source(source), value(value), default_value(value)
    {
    }

    /// Of a number of certainty C or D (a test asks for it): nobody has measured it here, so the declaration says what it could well be.
    Parameter(const char* name, T value, const char* unit, Allowed allowed, Source source, Plausible plausible, const char* text)
        : Parameter(name, value, unit, std::move(allowed), source, text)
    {
        this->plausible = plausible;
    }

    operator const T&() const { return value; } // NOLINT(google-explicit-constructor): reads like the value it is
    const T& operator*() const { return value; }
    const T* operator->() const { return &value; }

    void read(const Node& node, Problems& problems)
    {
        read_value(node, value, {unit, allowed, problems});
        given_at = node.place;
    }

    /// True where a scenario, a file of settings or the command line states the value.
    bool is_given() const { return given_at.has_value(); }

    /// Where the value stands, for a problem with it.
    /// @param entry where the map stands that could hold it; that is meant where nobody gave a value
    const Place& place_or(const Place& entry) const { return given_at ? *given_at : entry; }

    /// file:line:column of the value; "default" where nobody gave one
    std::string given_in() const { return given_at ? given_at->text() : "default"; }

    const char* name;
    const char* unit; ///< CF spelling; "1" where there is none
    const char* text;
    Allowed allowed;
    Source source;
    std::optional<Plausible> plausible;
    T value;
    T default_value;
    std::optional<Place> given_at;
};

/// Declares a parameter inside an aggregate that has a `section`; Boost.PFR walks the members.
#define PARAMETER(type, name, ...)                                                                                                                   \
    ::plattan::Parameter<type> name { #name, __VA_ARGS__ }

/// A parameter without its type: for documents, files and the command line.
struct ParameterInfo {
    std::string section, name, unit, text, allowed, source_kind, source, default_value, value, given_in, schema;
    char certainty = 'D';
    Stored stored_value;
    std::optional<Plausible> plausible;
    bool settable = true; ///< false: a fixed figure
};

/// Its value as a number in its unit; not a number where it is none.
inline double number_of(const ParameterInfo& info)
{
    if (const auto* real = std::get_if<double>(&info.stored_value))
        return *real;
    const auto* whole = std::get_if<std::int64_t>(&info.stored_value);
    return whole != nullptr ? static_cast<double>(*whole) : std::numeric_limits<double>::quiet_NaN();
}

template <class Section> std::vector<ParameterInfo> describe(const Section& section)
{
    std::vector<ParameterInfo> list;
    boost::pfr::for_each_field(section, [&](const auto& p) {
        list.push_back({std::string(Section::section), p.name, p.unit, p.text, p.allowed.text(), std::string(p.source.kind),
                        std::string(p.source.text), text_of(stored(p.default_value)), text_of(stored(p.value)), p.given_in(),
                        schema_of(&p.value, p.allowed), p.source.certainty, stored(p.value), p.plausible});
    });
    return list;
}

/// Reads the keys of a map into one or more aggregates of parameters; every key must belong to one of them.
/// `more` are keys that the caller reads itself.
template <class... Sections> void read_sections(const Node& node, Problems& problems, const std::vector<std::string>& more, Sections&... sections)
{
    if (node.kind == Node::Kind::null)
        return;
    if (!node.is_map())
        return problems.add(node.place, "here stands " + std::string(node.what()) + "; expected a map of keys and values");
    for (const auto& entry : node.entries) {
        bool known = std::find(more.begin(), more.end(), entry.key) != more.end();
        std::vector<std::string> names = more;
        const auto offer = [&](auto& p) {
            names.emplace_back(p.name);
            if (entry.key == p.name) {
                p.read(entry.value, problems);
                known = true;
            }
        };
        (boost::pfr::for_each_field(sections, offer), ...);
        if (!known)
            problems.add(entry.place, unknown_word("key", entry.key, names));
    }
}

} // namespace plattan
