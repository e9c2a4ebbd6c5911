#pragma once

#include "record/day_inventory.h"
#include "record/enumeration_types.h"

namespace plattan {

// The tables of /days: what stood there, day by day; see results/layout.h.

void create_day_tables(hid_t file, const EnumerationTypes& types);

/// Appends the rows of a day.
void append_day(hid_t file, const DayInventory& inventory);

} // namespace plattan
