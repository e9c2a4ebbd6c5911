#pragma once

#include "record/run_names.h"
#include "results/hdf5.h"
#include "results/layout.h"

#include <map>

namespace plattan {

/// The enumerations of a run, committed as named types in the root of the file: netCDF, xarray and R see no columns of enumerations whose types
/// have no name.
class EnumerationTypes {
public:
    EnumerationTypes(hid_t file, const RunNames& names);

    /// The type in which a column is stored: its enumeration, or a plain number.
    template <class T> hid_t of(const layout::Column<T>& column) const
    {
        return column.enumeration == layout::Enumeration::none ? h5::native_type<T>() : hid_t{types.at(column.enumeration)};
    }

private:
    std::map<layout::Enumeration, h5::Handle> types;
};

} // namespace plattan
