#pragma once

#include "demand/demand.h"
#include "encounters/encounters.h"
#include "environment/light.h"
#include "environment/litter.h"
#include "information/information.h"
#include "interventions/costs.h"
#include "locomotion/parameters.h"
#include "observables/safety_index.h"
#include "perception/memory.h"
#include "perception/perception.h"
#include "perception/safety.h"
#include "perception/survey.h"
#include "roles/list.h"
#include "roles/patrol_parameters.h"

#include <vector>

namespace plattan {

/// Every parameter of the model, one aggregate a section.
struct ModelParameters {
    DemandParameters demand;
    SceneParameters scene;
    LightParameters light;
    LitterParameters litter;
    UpkeepParameters upkeep;
    PerceptionParameters perception;
    SafetyParameters safety;
    SurveyParameters survey;
    MemoryParameters memory;
    DealingParameters deal;
    OffendingParameters offending;
    DisplacementParameters displacement;
    DisorderParameters disorder;
    OrderKeepingParameters order_keeping;
    PoliceCheckParameters police_check;
    OutreachParameters outreach;
    InformationParameters information;
    WalkingParameters walking;
    PatrolParameters patrol;
    Roles::Parameters roles;
    CostParameters cost;
    IndexParameters index;

    // In one file: the compiler takes seconds for each of them, for hundreds of parameters with texts, and everybody has a scenario.
    ModelParameters();
    ModelParameters(const ModelParameters&);
    ModelParameters(ModelParameters&&) noexcept;
    ModelParameters& operator=(const ModelParameters&);
    ModelParameters& operator=(ModelParameters&&) noexcept;
    ~ModelParameters();

    /// Calls f(section) for each, in the order of the documents.
    template <class F> void for_each_section(F&& f)
    {
        f(demand), f(scene), f(light), f(litter), f(upkeep), f(perception), f(safety), f(survey), f(memory), f(deal), f(offending), f(displacement),
            f(disorder), f(order_keeping), f(police_check), f(outreach), f(information), f(walking), f(patrol);
        std::apply([&](auto&... section) { (f(section), ...); }, roles.all);
        f(cost), f(index);
    }

    std::vector<ParameterInfo> describe_all();
    std::vector<std::string> section_names();

    template <class Role> const typename Role::Parameters& of() const { return std::get<typename Role::Parameters>(roles.all); }
};

/// Reads `parameters:` of a scenario: section, then name. Every fault becomes a problem.
void read_parameters(const Node& node, ModelParameters& parameters, Problems& problems);

} // namespace plattan
