#include "observables/care.h"
#include "observables/crime.h"
#include "observables/deals.h"
#include "observables/enforcement.h"
#include "observables/entry_waits.h"
#include "observables/feelings.h"
#include "observables/flows.h"
#include "observables/hourly.h"
#include "observables/lane_clearance.h"
#include "observables/light_levels.h"
#include "observables/litter_count.h"
#include "observables/observable.h"
#include "observables/passages.h"
#include "observables/presence.h"
#include "observables/safety_index.h"
#include "observables/spending.h"
#include "observables/staying.h"
#include "observables/stays.h"
#include "observables/stuck.h"
#include "observables/ways.h"

namespace plattan {

/// Every observable there is, in the order of the file.
std::vector<std::unique_ptr<Observable>> all_observables(const IndexParameters& parameters)
{
    std::vector<std::unique_ptr<Observable>> list;
    list.push_back(std::make_unique<Presence>());
    list.push_back(std::make_unique<Stays>());
    list.push_back(std::make_unique<Staying>());
    list.push_back(std::make_unique<Hourly>());
    list.push_back(std::make_unique<Ways>());
    list.push_back(std::make_unique<Flows>());
    list.push_back(std::make_unique<Passages>());
    list.push_back(std::make_unique<EntryWaits>());
    list.push_back(std::make_unique<LightLevels>());
    list.push_back(std::make_unique<Deals>());
    list.push_back(std::make_unique<LitterCount>());
    list.push_back(std::make_unique<Feelings>());
    list.push_back(std::make_unique<Crime>());
    list.push_back(std::make_unique<Enforcement>());
    list.push_back(std::make_unique<Care>());
    list.push_back(std::make_unique<Spending>());
    list.push_back(std::make_unique<LaneClearance>());
    list.push_back(std::make_unique<Stuck>());
    list.push_back(std::make_unique<SafetyIndex>(parameters));
    return list;
}

} // namespace plattan
