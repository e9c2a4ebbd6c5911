#include "commands/roster.h"

#include <fmt/format.h>
#include <map>

namespace plattan::commands {

namespace {

std::string clock_text(Seconds time)
{
    const double day = std::floor(time / seconds_per_day);
    return time_of_day_text(time - day * seconds_per_day) + (day > 0 ? " (next day)" : "");
}

/// The plan of one date, without the date.
std::string plan_text(const DayPlan& plan)
{
    struct Shift {
        int people = 0;
        Seconds from = 0, until = 0;
    };
    std::map<std::pair<std::string, std::uint32_t>, std::map<std::uint32_t, Shift>> lines; // by role and line, by shift
    for (const auto& duty : plan.duties) {
        Shift& shift = lines[{duty.role, duty.line}][duty.shift];
        ++shift.people;
        shift.from = duty.starts_at;
        shift.until = duty.orders.ends_at;
    }
    std::string text;
    for (const auto& [line, shifts] : lines)
        for (const auto& [number, shift] : shifts)
            text += fmt::format("  {:<16} {:>2} x  {} - {}\n", line.first, shift.people, clock_text(shift.from), clock_text(shift.until));
    if (text.empty())
        text = "  nobody on duty\n";

    text += fmt::format("\n  {:<22} {:<16} {:>8} {:>12}\n", "what", "payer", "hours", "SEK");
    std::map<std::string, Kronor> by_payer;
    double hours = 0;
    for (const auto& cost : plan.costs) {
        text += fmt::format("  {:<22} {:<16} {:>8} {:>12.0f}\n", cost.what, cost.payer, cost.hours > 0 ? fmt::format("{:.1f}", cost.hours) : "",
                            cost.kronor);
        by_payer[cost.payer] += cost.kronor;
        hours += cost.hours;
    }
    for (const auto& [payer, kronor] : by_payer)
        text += fmt::format("  {:<22} {:<16} {:>8} {:>12.0f}\n", "all", payer, "", kronor);
    return text + fmt::format("  {:<22} {:<16} {:>8.1f} {:>12.0f}\n", "the day", "", hours, plan.cost());
}

} // namespace

std::string roster_text(const Scenario& scenario)
{
    constexpr std::array<const char*, 7> names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const Workers workers{0};
    const Site site(scenario.features, workers);
    std::string text = scenario.name + "\n", before;
    Kronor sum = 0;
    std::vector<std::string> dates;
    const auto tell = [&] {
        if (!dates.empty())
            text += fmt::format("\n{}{}\n{}", dates.front(), dates.size() > 1 ? " to " + dates.back() : "", before);
        dates.clear();
    };
    for (int day = 0; day < scenario.days; ++day) {
        const Date date = scenario.date.next(day);
        const DayPlan plan = plan_date(scenario, site, {}, date, 0, workers);
        sum += plan.cost();
        const std::string now = plan_text(plan);
        if (now != before)
            tell();
        before = now;
        dates.push_back(fmt::format("{} {}", names[static_cast<std::size_t>(date.weekday())], date.text()));
    }
    tell();
    if (scenario.days > 1)
        text += fmt::format("\nAll {} days: {:.0f} SEK\n", scenario.days, sum);
    return text;
}

} // namespace plattan::commands
