#pragma once

namespace plattan {

/// Functions of several arguments' types as one, to visit a std::variant with.
template <class... Functions> struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace plattan
