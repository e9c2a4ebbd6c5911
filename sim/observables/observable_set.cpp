#include "observables/observable_set.h"

#include <iterator>

namespace plattan {

ObservableSet::ObservableSet(const IndexParameters& parameters) : list(all_observables(parameters)) { row.resize(series().size()); }

std::vector<SeriesText> ObservableSet::series() const
{
    std::vector<SeriesText> all;
    for (const auto& observable : list)
        for (const auto& text : observable->series())
            all.push_back(text);
    return all;
}

void ObservableSet::begin_minute(const Moment& moment)
{
    for_each_part([&](Observable& observable, std::span<double> part) { observable.begin_minute(moment, part); });
}

void ObservableSet::measure(const Moment& moment)
{
    for (const auto& observable : list)
        observable->measure(moment);
}

const std::vector<double>& ObservableSet::end_minute()
{
    for_each_part([&](Observable& observable, std::span<double> part) { observable.end_minute(part); });
    return row;
}

void ObservableSet::count_visits(const Moment& moment, const PersonRows& rows)
{
    for (const auto& observable : list)
        observable->count_visits(moment, rows);
}

void ObservableSet::keep_only(const KeptRows& kept)
{
    for (const auto& observable : list)
        observable->keep_only(kept);
}

std::vector<ObservableSet::Figure> ObservableSet::figures(const Moment& moment) const
{
    std::vector<Figure> all;
    for (const auto& observable : list) {
        const auto texts = observable->summaries();
        std::vector<double> values(texts.size());
        observable->summarise(moment, values);
        for (std::size_t i = 0; i < texts.size(); ++i)
            all.push_back({texts[i], values[i]});
    }
    return all;
}

std::vector<Table> ObservableSet::tables(const Moment& moment) const
{
    std::vector<Table> all;
    for (const auto& observable : list) {
        auto some = observable->tables(moment);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

std::vector<std::string> ObservableSet::remarks() const
{
    std::vector<std::string> sentences;
    for (const auto& observable : list)
        if (auto sentence = observable->remark(); !sentence.empty())
            sentences.push_back(std::move(sentence));
    return sentences;
}

void ObservableSet::store(StateWriter& a)
{
    for (const auto& observable : list)
        observable->store(a);
}

void ObservableSet::restore(StateReader& a)
{
    for (const auto& observable : list)
        observable->restore(a);
}

} // namespace plattan
