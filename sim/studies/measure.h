#pragma once

#include "day/scenario.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace plattan {

/// One way in which a measure may be taken: how much of it, in which hours, where.
struct MeasureSetting {
    std::string label;                                       ///< "2 pairs of guards 15:00-23:00"; empty: the measure is not taken
    std::vector<std::pair<std::string, std::string>> values; ///< keys of the entry, and what stands there
    std::vector<double> coordinates;                         ///< each 0 to 1: settings that are near each other act alike
    std::map<std::string, Kronor> cost_by_payer;             ///< for the whole period: what runs, and the full price of what is bought
};

/// Something the city may spend money on, with all settings from which a search chooses.
struct Measure {
    std::string name;                                      ///< as after `--over`
    std::string entry;                                     ///< name of the entry that is added to the scenario
    std::string kind;                                      ///< of intervention
    std::vector<std::pair<std::string, std::string>> keys; ///< of the entry before any setting, so that it does nothing
    std::vector<MeasureSetting> settings;                  ///< the first is not to take it
};

/// The words after `--over`.
const std::vector<std::string>& measure_names();

/// The settings of these measures that the place has room for, priced for so many days. Hours are shifts of 4, 8 and 12 hours from 07:00 on, every
/// two hours; areas are those of the square that people can get to.
/// @param base the scenario that they are added to
std::vector<Measure> measures_of(const std::vector<std::string>& names, const Scenario& base, int days);

/// A scenario that extends another one by an entry for each of these measures, as YAML.
/// @param settings one of each measure; without them none is taken, and the entries are there to be set
std::string scenario_with(const std::string& name, const std::string& extends, const std::vector<Measure>& measures,
                          const std::vector<std::size_t>* settings = nullptr);

/// What a combination of settings costs over the period, by payer.
std::map<std::string, Kronor> cost_of(const std::vector<Measure>& measures, const std::vector<std::size_t>& settings);

Kronor sum_of(const std::map<std::string, Kronor>& cost_by_payer);

/// Everybody who pays for any of the settings, sorted.
std::vector<std::string> payers_of(const std::vector<Measure>& measures);

/// "2 pairs of guards 15:00-23:00, 40 loose chairs in furniture_b"
std::string label_of(const std::vector<Measure>& measures, const std::vector<std::size_t>& settings);

} // namespace plattan
