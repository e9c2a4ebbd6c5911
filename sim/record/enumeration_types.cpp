#include "record/enumeration_types.h"

#include "people/events.h"

namespace plattan {

namespace {

using layout::Enumeration;
template <class T> using Members = std::vector<std::pair<std::string, T>>;

template <class T> void add(const std::vector<std::string>& names, Members<T>& members)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        members.emplace_back(names[i], static_cast<T>(i));
}

} // namespace

EnumerationTypes::EnumerationTypes(hid_t file, const RunNames& names)
{
    const auto commit = [&]<class T>(Enumeration enumeration, const Members<T>& members) {
        auto type = h5::enumeration<T>(members);
        h5::commit(file, std::string(layout::type_name(enumeration)), type);
        types.emplace(enumeration, std::move(type));
    };
    Members<std::uint8_t> roles, trip_classes, events, states;
    for (std::size_t i = 0; i < names.roles.size(); ++i)
        roles.emplace_back(names.roles[i].name, static_cast<std::uint8_t>(i));
    add(names.trip_classes, trip_classes);
    trip_classes.emplace_back("none", no_trip_class);
    for (const auto& text : event_texts)
        events.emplace_back(text.name, static_cast<std::uint8_t>(text.kind));
    for (const auto& [state, name] : layout::state_names)
        states.emplace_back(name, static_cast<std::uint8_t>(state));
    Members<std::int16_t> gates;
    add(names.gates, gates);
    gates.emplace_back("none", std::int16_t{-1});
    commit(Enumeration::kind, roles);
    commit(Enumeration::sex, Members<std::uint8_t>{{"female", std::uint8_t{0}}, {"male", std::uint8_t{1}}});
    commit(Enumeration::trip_class, trip_classes);
    commit(Enumeration::gate, gates);
    commit(Enumeration::event, events);
    commit(Enumeration::state, states);
}

} // namespace plattan
