#pragma once

namespace plattan {

/// Several functions as one, which takes what any of them takes: to visit a std::variant with.
template <class... Functions> struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace plattan
