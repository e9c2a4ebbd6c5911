#pragma once

#include "base/archive.h"
#include "base/parallel.h"
#include "demand/admission.h"
#include "people/events.h"
#include "perception/perceived.h"
#include "perception/safety.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plattan {

/// What observables may look at; nothing here can be changed.
struct Moment : Perceived {
    const Safety& safety;
    const Events& events;
    std::size_t first_event; ///< events of this tick begin here
    const Admission& admission;
    Kronor cost_of_minute;
    const Workers& workers; ///< for what takes long
    Expectations expected;  ///< since what is measured began

    int entered() const { return admission.entered(); } ///< in this tick
    int left() const { return admission.left(); }       ///< in this tick
};

/// What a figure is of the times it comes from: one of a run, of all its days; one of a series, of its minute.
enum class OverTime : std::uint8_t {
    sum,
    mean, ///< over visits, minutes or hours
    maximum,
    minimum,
    last ///< a state: of a run at the end, or on the last day; of a minute at its beginning
};
/// As CF's `cell_methods` says it.
constexpr std::string_view cell_methods(OverTime over)
{
    constexpr std::string_view words[]{"time: sum", "time: mean", "time: maximum", "time: minimum", "time: point"};
    return words[static_cast<int>(over)];
}

struct SeriesText {
    std::string_view name, units, long_name;
    bool sum; ///< a count of the minute; else a state at its beginning
};

constexpr std::string_view cell_methods(const SeriesText& series) { return cell_methods(series.sum ? OverTime::sum : OverTime::last); }

struct SummaryText {
    std::string_view name, units, long_name;
    OverTime over;
};

struct TableText {
    std::string_view name, units, long_name;
};

/// Numbers by row and column, of the whole run.
struct Table {
    TableText text;
    std::vector<std::string> rows, columns;
    std::vector<double> values; ///< row by row
};

/// "00" .. "23"
std::vector<std::string> hour_names();

/// Something that is measured. Read-only; one file each; named in observables/list.
class Observable {
public:
    virtual ~Observable() = default;
    virtual std::vector<SeriesText> series() const { return {}; }
    virtual std::vector<SummaryText> summaries() const { return {}; }

    /// Called at full minutes, before anything moves: the states of this minute, in the order of `series()`.
    virtual void begin_minute(const Moment&, std::span<double>) {}
    /// Called after every tick.
    virtual void measure(const Moment&) {}
    /// The counts of the minute that ends.
    virtual void end_minute(std::span<double>) {}
    /// The visits of these rows are over. Called once for every row, before it is forgotten.
    virtual void count_visits(const Moment&, const PersonRows&) {}
    /// The other rows are gone for good.
    virtual void keep_only(const KeptRows&) {}
    /// After everything was counted; in the order of `summaries()`.
    virtual void summarise(const Moment&, std::span<double>) const {}

    /// A sentence about what nobody should overlook at the end of a run; empty where there is nothing to say.
    virtual std::string remark() const { return {}; }

    virtual std::vector<TableText> table_texts() const { return {}; }
    virtual std::vector<Table> tables(const Moment&) const { return {}; }

    /// What it has counted so far, so that a run can go on another time.
    virtual void store(StateWriter&) = 0;
    virtual void restore(StateReader&) = 0;
};

/// An observable whose numbers last over midnight, stored by its own `archive`.
template <class Self> class Lasting : public Observable {
public:
    void store(StateWriter& a) override { static_cast<Self&>(*this).archive(a); }
    void restore(StateReader& a) override { static_cast<Self&>(*this).archive(a); }
};

struct IndexParameters;

std::vector<std::unique_ptr<Observable>> all_observables(const IndexParameters& parameters);

} // namespace plattan
