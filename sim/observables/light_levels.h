#pragma once

#include "observables/observable.h"

#include <algorithm>

namespace plattan {

/// How well each part of the place is lit at night, by the lamps of the last day.
class LightLevels : public Lasting<LightLevels> {
public:
    std::vector<SummaryText> table_texts() const override
    {
        return {{"light_by_area", "lx", "least and mean horizontal illuminance by lamps at night of each walkable area and zone"}};
    }

    std::vector<Table> tables(const Moment& moment) const override
    {
        Table table{table_texts()[0], {}, {"least", "mean"}, {}};
        const Light& light = moment.environment.light;
        for (const auto& part : parts_of(moment.site.features())) {
            double least = 1e9, sum = 0, cells = 0;
            for (std::size_t i = 0; i < light.lattice().size(); ++i) {
                if (!light.has_ground(i) || !inside(part.shape, light.point(i)))
                    continue;
                least = std::min(least, light.lamps_at_night(i));
                sum += light.lamps_at_night(i);
                ++cells;
            }
            if (cells == 0)
                continue; // decoration
            table.rows.push_back(part.id);
            table.values.push_back(least);
            table.values.push_back(sum / cells);
        }
        return {std::move(table)};
    }

    template <class Archive> void archive(Archive&) {}
};

} // namespace plattan
