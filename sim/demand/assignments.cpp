#include "demand/assignments.h"

#include "base/overloaded.h"

namespace plattan {

Seconds Assignments::leaves_at(const Assignment& assignment) const
{
    return std::visit(Overloaded{[](std::monostate) { return never; }, [this](OrdersId id) { return (*this)[id].ends_at; },
                                 [this](DepartureId id) { return (*this)[id]; }, [this](ErrandId id) { return (*this)[id].leaves_at; }},
                      assignment);
}

bool Assignments::has(const Assignment& assignment) const
{
    return std::visit(Overloaded{[](std::monostate) { return true; }, [this](OrdersId id) { return id.index < of_staff.size(); },
                                 [this](DepartureId id) { return id.index < of_the_scene.size(); },
                                 [this](ErrandId id) { return id.index < of_walkers.size(); }},
                      assignment);
}

} // namespace plattan
