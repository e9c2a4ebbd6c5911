#include "environment/defects.h"

#include "environment/figures.h"

#include <algorithm>

namespace plattan {

namespace {

bool disfigures(const Defect& defect) { return defect.kind != Defect::Kind::broken_lamp; }

} // namespace

bool Defects::mend(Vec2 p)
{
    constexpr float reach = upkeep_figures.mending_reach;
    auto best = defects.end();
    for (auto it = defects.begin(); it != defects.end(); ++it)
        if (distance(it->at, p) < (best == defects.end() ? reach : distance(best->at, p)))
            best = it;
    if (best == defects.end())
        return false;
    defects.erase(best);
    return true;
}

int Defects::mend_before(Seconds since)
{
    return static_cast<int>(std::erase_if(defects, [&](const Defect& defect) { return defect.since < since; }));
}

int Defects::mend_lamps_before(Seconds since)
{
    return static_cast<int>(
        std::erase_if(defects, [&](const Defect& defect) { return defect.kind == Defect::Kind::broken_lamp && defect.since < since; }));
}

void Defects::mend_known(Seconds since, int most)
{
    std::erase_if(defects, [&](const Defect& defect) { return disfigures(defect) && defect.since < since && most-- > 0; });
}

int Defects::standing() const
{
    return static_cast<int>(std::count_if(defects.begin(), defects.end(), [](const Defect& defect) { return disfigures(defect); }));
}

int Defects::near(Vec2 p) const
{
    return static_cast<int>(std::count_if(defects.begin(), defects.end(), [&](const Defect& defect) {
        return disfigures(defect) && distance(defect.at, p) < upkeep_figures.defect_range;
    }));
}

bool Defects::lamp_broken(Vec2 lamp) const
{
    return std::any_of(defects.begin(), defects.end(),
                       [&](const Defect& defect) { return defect.kind == Defect::Kind::broken_lamp && defect.at == lamp; });
}

} // namespace plattan
