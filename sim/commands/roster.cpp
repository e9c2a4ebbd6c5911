#include "commands/roster.h"

#include <array>
#include <fmt/format.h>
#include <map>

namespace plattan::commands {

namespace {

std::string clock_text(Seconds time)
{
    const double day = std::floor(time / seconds_per_day);
    return time_of_day_text(time - day * seconds_per_day) + (day > 0 ? " (next day)" : "");
}

/// 25327 as "25,327".
std::string kronor_text(Kronor kronor)
{
    std::string text = fmt::format("{:.0f}", kronor);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > (kronor < 0 ? 1 : 0); at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

struct Shift {
    std::string role;
    int people = 0;
    Seconds from = 0, until = 0;
};

/// Who works when, a line for each shift.
std::string duties_text(const std::vector<Duty>& duties)
{
    std::map<std::pair<std::string, std::uint32_t>, std::map<std::uint32_t, Shift>> lines; // by intervention and line, by shift
    std::vector<std::pair<std::string, std::uint32_t>> order;
    for (const auto& duty : duties) {
        const std::pair key{duty.entry, duty.line};
        if (!lines.contains(key))
            order.push_back(key);
        Shift& shift = lines[key][duty.shift];
        shift.role = duty.role;
        ++shift.people;
        shift.from = duty.starts_at;
        shift.until = duty.orders.ends_at;
    }
    std::string text;
    for (const auto& key : order)
        for (const auto& [number, shift] : lines[key])
            text += fmt::format("  {:<20} {:>2} x {:<16} {} - {}\n", key.first, shift.people, shift.role, clock_text(shift.from),
                                clock_text(shift.until));
    return text;
}

/// What begins on one date, without the date: who works when, and what it costs whom.
std::string plan_text(const DayPlan& plan)
{
    std::string text = duties_text(plan.duties);
    if (text.empty())
        text = "  nobody on duty\n";

    text += fmt::format("\n  {:<20} {:<26} {:<16} {:>8} {:>12} {:>14}\n", "intervention", "what", "payer", "hours", "SEK", "paid at once");
    std::map<std::string, std::pair<Kronor, Kronor>> by_payer; ///< of the day, and paid at once
    double hours = 0, outlay = 0;
    for (const auto& cost : plan.costs) {
        text += fmt::format("  {:<20} {:<26} {:<16} {:>8} {:>12} {:>14}\n", cost.entry, cost.what, name_of(cost.payer),
                            cost.hours > 0 ? fmt::format("{:.1f}", cost.hours) : "", kronor_text(cost.kronor),
                            cost.outlay > 0 ? kronor_text(cost.outlay) : "");
        auto& [kronor, at_once] = by_payer[name_of(cost.payer)];
        kronor += cost.kronor;
        at_once += cost.outlay;
        hours += cost.hours;
        outlay += cost.outlay;
    }
    const auto at_once_text = [](Kronor kronor) { return kronor > 0 ? kronor_text(kronor) : std::string(); };
    text += fmt::format("  {:-<101}\n", "");
    for (const auto& [payer, sums] : by_payer)
        text += fmt::format("  {:<20} {:<26} {:<16} {:>8} {:>12} {:>14}\n", "together", "", payer, "", kronor_text(sums.first),
                            at_once_text(sums.second));
    return text + fmt::format("  {:<20} {:<26} {:<16} {:>8.1f} {:>12} {:>14}\n", "the day", "", "all", hours, kronor_text(plan.cost()),
                              at_once_text(outlay));
}

/// What of these days a run does not see, because it begins and ends at midnight: nothing where no shift runs over midnight.
std::string edges_text(const DayPlan& last, const DayPlan& day_before, Kronor sum)
{
    std::vector<Duty> still_there;
    for (Duty duty : day_before.duties)
        if (duty.orders.ends_at > seconds_per_day) {
            duty.starts_at = std::max(0.0, duty.starts_at - seconds_per_day);
            duty.orders.ends_at -= seconds_per_day;
            still_there.push_back(std::move(duty));
        }
    const Kronor brought = day_before.cost_after_midnight(), left = last.cost_after_midnight();
    std::string text;
    if (!still_there.empty())
        text += fmt::format("\nOn the first day those of the night before are on duty too:\n{}", duties_text(still_there));
    if (brought > 0 || left > 0)
        text += fmt::format("\nA run pays by the minute: {} SEK of the night before, and not the {} SEK after its end. It costs {} SEK.\n",
                            kronor_text(brought), kronor_text(left), kronor_text(sum + brought - left));
    return text;
}

/// What the days of a run cost together: by payer, intervention and month, and what of it is paid at once.
class Sums {
public:
    void add(Date date, const DayPlan& plan)
    {
        const std::string month = date.text().substr(0, 7);
        for (const auto& cost : plan.costs) {
            Line& line = lines[{name_of(cost.payer), cost.entry, cost.what}];
            line.kronor += cost.kronor;
            line.hours += cost.hours;
            line.outlay = std::max(line.outlay, cost.outlay);
            by_payer[{name_of(cost.payer), month}] += cost.kronor;
            all += cost.kronor;
        }
    }

    std::string text(int days) const
    {
        std::string table = fmt::format("\nAll {} days\n\n  {:<16} {:<20} {:<26} {:>10} {:>14} {:>14}\n", days, "payer", "intervention", "what",
                                        "hours", "SEK", "paid at once");
        Kronor outlay = 0;
        std::map<std::string, std::pair<Kronor, Kronor>> of_payer;
        for (const auto& [key, line] : lines) {
            of_payer[key[0]].first += line.kronor;
            of_payer[key[0]].second += line.outlay;
            table += fmt::format("  {:<16} {:<20} {:<26} {:>10} {:>14} {:>14}\n", key[0], key[1], key[2],
                                 line.hours > 0 ? fmt::format("{:.1f}", line.hours) : "", kronor_text(line.kronor),
                                 line.outlay > 0 ? kronor_text(line.outlay) : "");
            outlay += line.outlay;
        }
        table += fmt::format("  {:-<105}\n", "");
        for (const auto& [key, kronor] : by_payer)
            table += fmt::format("  {:<16} {:<20} {:<26} {:>10} {:>14}\n", key.first, key.second, "", "", kronor_text(kronor));
        table += fmt::format("  {:-<105}\n", "");
        for (const auto& [payer, sums] : of_payer)
            table += fmt::format("  {:<16} {:<20} {:<26} {:>10} {:>14} {:>14}\n", payer, "all months", "", "", kronor_text(sums.first),
                                 sums.second > 0 ? kronor_text(sums.second) : "");
        return table + fmt::format("  {:<16} {:<20} {:<26} {:>10} {:>14} {:>14}\n", "all", "", "", "", kronor_text(all), kronor_text(outlay));
    }

private:
    struct Line {
        double hours = 0;
        Kronor kronor = 0, outlay = 0;
    };
    std::map<std::array<std::string, 3>, Line> lines;               ///< by payer, intervention and what
    std::map<std::pair<std::string, std::string>, Kronor> by_payer; ///< and month
    Kronor all = 0;
};

} // namespace

std::string roster_text(const Scenario& scenario, bool each_day)
{
    constexpr std::array<const char*, 7> names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const Workers workers{0};
    const Site site(scenario.features, workers);
    const auto plan_of = [&](Date date) { return plan_beginning_on(scenario, site, {}, date, 0, workers); };
    std::string text = scenario.name + "\n", before;
    Kronor sum = 0;
    Sums sums;
    std::vector<std::string> dates;
    const auto tell = [&] {
        if (!dates.empty() && (each_day || scenario.days == 1))
            text += fmt::format("\n{}{}\n{}", dates.front(), dates.size() > 1 ? " to " + dates.back() : "", before);
        dates.clear();
    };
    for (int day = 0; day < scenario.days; ++day) {
        const Date date = scenario.date.next(day);
        const DayPlan plan = plan_of(date);
        sum += plan.cost();
        sums.add(date, plan);
        const std::string now = plan_text(plan);
        if (now != before)
            tell();
        before = now;
        dates.push_back(fmt::format("{} {}", names[static_cast<std::size_t>(date.weekday())], date.text()));
    }
    tell();
    if (scenario.days > 1)
        text += sums.text(scenario.days) + (each_day ? "" : "\n--each-day shows who works when on each of them.\n");
    const DayPlan last = plan_of(scenario.date.next(scenario.days - 1)), day_before = plan_of(scenario.date.next(-1));
    text += edges_text(last, day_before, sum);
    const auto& prices = scenario.parameters.cost;
    return text + fmt::format("\nPrices of {}{}, without value added tax.\n", *prices.year,
                              prices.index != 1 ? fmt::format(", those of 2018 times {}", *prices.index) : "");
}

} // namespace plattan::commands
