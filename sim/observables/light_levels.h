#pragma once

#include "observables/observable.h"

namespace plattan {

/// How well each part of the place is lit at night, by the lamps of the last day.
class LightLevels : public Lasting<LightLevels> {
public:
    std::vector<TableText> table_texts() const override
    {
        return {{"light_by_area", "lx", "least and mean horizontal illuminance by lamps at night of each walkable area and zone"}};
    }

    std::vector<Table> tables(const Moment& moment) const override
    {
        Table table{table_texts()[0], {}, {"least", "mean"}, {}};
        for (const auto& part : parts_of(moment.site.features())) {
            const Light::AtNight light = moment.environment.light.at_night(part.shape);
            if (light.cells == 0)
                continue; // decoration
            table.rows.push_back(part.id);
            table.values.push_back(light.least);
            table.values.push_back(light.mean);
        }
        return {std::move(table)};
    }

    template <class Archive> void archive(Archive&) {}
};

} // namespace plattan
