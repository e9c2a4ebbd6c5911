#include "experiments/calibration.h"

#include "base/expects.h"
#include "base/version.h"
#include "experiments/replications.h"

#include <algorithm>
#include <boost/json.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <fmt/format.h>

namespace plattan {

const std::vector<CalibrationStage>& calibration_stages()
{
    static const std::vector<CalibrationStage> stages{
        {"litter", "litter.littering_probability", 0.02, 0.3, "litter_per_10_m2", 5.42, "hsr_stockholm"},
        {"day", "safety.base_day", -6, -2, "unsafe_day", 0.06, "bra_ntu"},
        {"night", "safety.base_night", -6, -2, "unsafe_night", 0.22, "bra_ntu"},
        {"stopping", "visitor.brief_stop_probability", 0.02, 0.4, "stop_share", 0.15, "city_experience"},
        {"index", "index.offset", -5, 5, "safety_index", 8.8, "city_experience"},
    };
    return stages;
}

namespace {

/// Draws and window of the first of the days of every try.
SimulationOptions first_day() { return {}; }

class Fit {
public:
    Fit(const CalibrationOrder& order, CalibrationRecord& record, const std::function<void(const CalibrationStep&)>& told)
        : order(order), record(record), told(told)
    {
    }

    void run(const CalibrationStage& given)
    {
        stage = &given;
        tries = 0;
        tried.clear();
        // The figure rises with the parameter: steps to the side where the target lies, each twice as long, until it lies between; then TOMS 748.
        double x = std::clamp(value_now(stage->parameter), stage->low, stage->high), at_x = deviation(x);
        double step = (at_x > 0 ? -0.02 : 0.02) * (stage->high - stage->low);
        double y = x, at_y = at_x;
        while (!close(at_y) && at_x * at_y > 0 && tries < order.most_tries && y > stage->low && y < stage->high) {
            x = y;
            at_x = at_y;
            y = std::clamp(y + step, stage->low, stage->high);
            at_y = deviation(y);
            step *= 2;
        }
        if (!close(at_y) && at_x * at_y < 0) {
            if (x > y) {
                std::swap(x, y);
                std::swap(at_x, at_y);
            }
            auto left = static_cast<std::uintmax_t>(std::max(1, order.most_tries - tries));
            const auto wanted = [&](double value) {
                const double deviates = deviation(value);
                return close(deviates) ? 0.0 : deviates; // near enough: a root
            };
            boost::math::tools::toms748_solve(
                wanted, x, y, at_x, at_y, [](double a, double b) { return b - a < 1e-4; }, left);
        }
        const auto best = std::min_element(tried.begin(), tried.end(), [](const CalibrationStep& a, const CalibrationStep& b) {
            return std::fabs(a.deviation) < std::fabs(b.deviation);
        });
        record.found[stage->parameter] = best->value;
    }

private:
    bool close(double deviation) const { return std::fabs(deviation) <= order.close_enough; }

    /// The values that stages before have found, else the scenario's own.
    double value_now(const std::string& key) const
    {
        if (const auto found = record.found.find(key); found != record.found.end())
            return found->second;
        Scenario scenario = load_scenario(order.scenario);
        for (const auto& info : scenario.parameters.describe_all())
            if (info.section + "." + info.name == key)
                return std::get<double>(info.stored_value);
        wrong_code("no such parameter: " + key);
    }

    /// Of the figure from the target, relative. Simulates, or remembers, what the days look like with this value.
    double deviation(double given)
    {
        CalibrationStep step;
        step.stage = stage->name;
        step.value = std::round(given * 1e4) / 1e4; // so that it can be written into the source as it is
        Scenario scenario = scenario_with(step.value);
        step.identity = identity_of_run(scenario, first_day()).hash();
        const auto known = std::find_if(record.steps.begin(), record.steps.end(),
                                        [&](const CalibrationStep& one) { return one.stage == step.stage && one.identity == step.identity; });
        if (known != record.steps.end()) {
            tried.push_back(*known);
            return known->deviation;
        }
        ++tries;
        step.figures = simulate(std::move(scenario));
        step.deviation = step.figures.at(stage->figure) / stage->target - 1;
        tried.push_back(step);
        record.steps.push_back(step);
        told(step);
        return step.deviation;
    }

    /// With what the stages before have found.
    Scenario scenario_with(double value) const
    {
        std::vector<std::string> settings;
        for (const auto& [key, found] : record.found)
            settings.push_back(fmt::format("{}={}", key, found));
        settings.push_back(fmt::format("{}={}", stage->parameter, value));
        return load_scenario(order.scenario, settings);
    }

    std::map<std::string, double> simulate(Scenario scenario) const
    {
        // No other try begins in the same state: it is not kept.
        const Replications replications(std::move(scenario),
                                        {.options = first_day(), .threads = order.threads, .keeps_spin_up = false, .stop = order.stop});
        const auto figures_of = [](const Simulation& simulation) {
            std::map<std::string, double> figures;
            for (const auto& one : calibration_stages())
                figures[one.figure] = simulation.observables().figure(one.figure);
            return figures;
        };
        std::map<std::string, double> means;
        try {
            for (const auto& day : replications.results_of(order.days, figures_of))
                for (const auto& [name, value] : day)
                    means[name] += value / order.days;
        } catch (const Interrupted&) {
            throw Interrupted("interrupted; the tries so far are kept, and the same command with --resume goes on from them");
        }
        return means;
    }

    const CalibrationOrder& order;
    CalibrationRecord& record;
    const std::function<void(const CalibrationStep&)>& told;
    const CalibrationStage* stage = nullptr;
    int tries = 0;
    std::vector<CalibrationStep> tried; ///< of this stage, remembered ones as well
};

} // namespace

Identity identity_of_fit(const Scenario& scenario, int days)
{
    Identity identity = identity_of_run(scenario, first_day());
    identity.add("days of a try", std::to_string(days));
    return identity;
}

void calibrate(const CalibrationOrder& order, CalibrationRecord& record, const std::function<void(const CalibrationStep&)>& told)
{
    const Scenario scenario = load_scenario(order.scenario);
    const Identity identity = identity_of_fit(scenario, order.days);
    if (!record.program.empty())
        if (const auto differences = identity.differences_from(record.identity); !differences.empty())
            throw InputError(fmt::format("the record is of another fit: {}", differences));
    record.identity = identity;
    record.program = version().program;
    record.scenario = scenario.name;
    record.days = order.days;
    record.evaluations_allowed = order.most_tries;
    Fit fit(order, record, told);
    for (const auto& stage : calibration_stages())
        if (order.only.empty() || std::find(order.only.begin(), order.only.end(), stage.name) != order.only.end())
            fit.run(stage);
}

std::string CalibrationRecord::json() const
{
    boost::json::array list;
    for (const auto& step : steps) {
        boost::json::object figures;
        for (const auto& [name, value] : step.figures)
            figures[name] = value;
        list.push_back({{"stage", step.stage},
                        {"value", step.value},
                        {"figures", figures},
                        {"deviation", step.deviation},
                        {"identity", fmt::format("{:016x}", step.identity)}});
    }
    boost::json::object values;
    for (const auto& [key, value] : found)
        values[key] = value;
    boost::json::array stages;
    for (const auto& stage : calibration_stages())
        stages.push_back({{"name", stage.name},
                          {"parameter", stage.parameter},
                          {"low", stage.low},
                          {"high", stage.high},
                          {"figure", stage.figure},
                          {"target", stage.target},
                          {"source", stage.source}});
    const boost::json::object root{{"program", program},
                                   {"scenario", scenario},
                                   {"identity", identity.text()},
                                   {"days", days},
                                   {"most_tries", evaluations_allowed},
                                   {"stages", stages},
                                   {"tries", list},
                                   {"found", values}};
    // One try a line, so that a record can be read and compared.
    std::string text = boost::json::serialize(root);
    for (const char* before : {"{\"stage\":", "{\"name\":", "\"found\":", "\"tries\":", "\"stages\":"})
        for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 2))
            text.insert(at, "\n");
    return text + "\n";
}

CalibrationRecord CalibrationRecord::parse(const std::string& text, const std::string& file)
{
    CalibrationRecord record;
    try {
        const auto root = boost::json::parse(text);
        record.program = root.at("program").as_string();
        record.scenario = root.at("scenario").as_string();
        record.identity = Identity::parse(std::string_view(root.at("identity").as_string()));
        record.days = root.at("days").to_number<int>();
        for (const auto& entry : root.at("tries").as_array()) {
            CalibrationStep step;
            step.stage = entry.at("stage").as_string();
            step.value = entry.at("value").to_number<double>();
            for (const auto& figure : entry.at("figures").as_object())
                step.figures[std::string(figure.key())] = figure.value().to_number<double>();
            step.deviation = entry.at("deviation").to_number<double>();
            if (const auto* identity = entry.as_object().if_contains("identity")) // not in records of versions before
                step.identity = std::stoull(std::string(identity->as_string()), nullptr, 16);
            record.steps.push_back(std::move(step));
        }
        for (const auto& value : root.at("found").as_object())
            record.found[std::string(value.key())] = value.value().to_number<double>();
    } catch (const std::exception& error) {
        throw InputError(fmt::format("{}: this is no record of a calibration: {}", file, error.what()));
    }
    return record;
}

} // namespace plattan
