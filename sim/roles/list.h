#pragma once

#include "roles/buyer.h"
#include "roles/cleaner.h"
#include "roles/dealer.h"
#include "roles/drug_user.h"
#include "roles/guard.h"
#include "roles/host.h"
#include "roles/offender.h"
#include "roles/outreach_worker.h"
#include "roles/place_manager.h"
#include "roles/police.h"
#include "roles/role_list.h"
#include "roles/rough_sleeper.h"
#include "roles/visitor.h"
#include "roles/walker.h"
#include "roles/youth_at_risk.h"
#include "roles/youth_worker.h"

namespace plattan {

/// Every role there is. The place in this list is the role's number in files: add at the end.
// clang-format off
using Roles = RoleList<
    Visitor,
    Dealer,
    Buyer,
    Guard,
    Police,
    Cleaner,
    Walker,
    DrugUser,
    RoughSleeper,
    YouthAtRisk,
    Offender,
    OutreachWorker,
    YouthWorker,
    PlaceManager,
    Host
>;
// clang-format on

} // namespace plattan
