#include "visualize/model/moment.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

std::int64_t block_of(std::int64_t second) { return second >= 0 ? second / 60 : -1; }

/// Samples of a second; `held` keeps them alive. Nothing where the block is not there.
std::span<const TrajectorySample> second_of(RunFile& run, std::int64_t second, std::shared_ptr<const TrajectoryMinute>& held)
{
    held = run.minute(block_of(second));
    return held ? held->second(static_cast<int>(second % 60)) : std::span<const TrajectorySample>();
}

float turned(float from, float to, float share)
{
    const float turn = to - from - std::floor(to - from + 0.5F);
    return from + turn * share;
}

void interpolate(const RunFile& run, std::span<const TrajectorySample> now, std::span<const TrajectorySample> next, float share, Moment& moment)
{
    auto b = next.begin();
    const auto add = [&](const TrajectorySample& sample, Vec2 at, float heading, float opacity) {
        moment.people.push_back({sample.id, run.role_of(sample.id), sample.state, at, heading, opacity});
    };
    for (const auto& a : now) {
        for (; b != next.end() && b->id < a.id; ++b)
            add(*b, b->position, b->turns(), share); // comes
        if (b != next.end() && b->id == a.id) {
            add(a, a.position + (b->position - a.position) * share, turned(a.turns(), b->turns(), share), 1);
            ++b;
        } else {
            add(a, a.position, a.turns(), 1 - share); // goes
        }
    }
    for (; b != next.end(); ++b)
        add(*b, b->position, b->turns(), share);
}

} // namespace

Moment moment_at(RunFile& run, double time)
{
    Moment moment;
    moment.time = time;
    if (!run.recorded(time))
        return moment;
    if (!run.has_trajectories()) {
        moment.known = Known::no_trajectories;
        return moment;
    }
    const auto second = static_cast<std::int64_t>(std::floor(time));
    std::shared_ptr<const TrajectoryMinute> held, held_next;
    const auto now = second_of(run, second, held);
    if (!held) {
        if (run.is_damaged(block_of(second))) {
            moment.known = Known::damaged;
            return moment;
        }
        moment.known = Known::late;
        // While somebody scrubs, the nearest minute that is there is better than nothing.
        if (const auto nearest = run.nearest_minute(block_of(second))) {
            const auto minute = run.minute(*nearest);
            const int at = *nearest < block_of(second) ? 59 : 0;
            moment.time = static_cast<double>(*nearest * 60 + at);
            if (minute)
                interpolate(run, minute->second(at), minute->second(at), 0, moment);
        }
        return moment;
    }
    moment.known = Known::here;
    const auto next = second_of(run, second + 1, held_next);
    const bool has_next = held_next != nullptr;
    moment.people.reserve(now.size() + now.size() / 16 + 8);
    interpolate(run, now, has_next ? next : now, has_next ? static_cast<float>(time - static_cast<double>(second)) : 0, moment);
    return moment;
}

std::vector<Vec2> tail_of(RunFile& run, std::uint32_t id, double time, double seconds, double step)
{
    std::vector<Vec2> tail;
    std::shared_ptr<const TrajectoryMinute> held;
    for (double t = time - seconds; t <= time; t += step) {
        const auto samples = second_of(run, static_cast<std::int64_t>(std::floor(t)), held);
        const auto found =
            std::lower_bound(samples.begin(), samples.end(), id, [](const TrajectorySample& s, std::uint32_t wanted) { return s.id < wanted; });
        if (found == samples.end() || found->id != id)
            tail.clear(); // was not there yet
        else
            tail.push_back(found->position);
    }
    return tail;
}

std::vector<Mark> marks_at(const RunFile& run, double time)
{
    const auto& styles = Presentation::shared().marks;
    double longest = 0;
    for (const auto& style : styles)
        longest = std::max(longest, style.seconds);
    const auto& events = run.events();
    auto event = std::lower_bound(events.begin(), events.end(), time - longest, [](const Happening& one, double t) { return one.time < t; });
    std::vector<Mark> marks;
    for (; event != events.end() && event->time <= time; ++event) {
        const auto& name = run.event_name(event->kind);
        for (const auto& style : styles)
            if (style.event == name && time - event->time < style.seconds)
                marks.push_back({&style, &*event, static_cast<float>((time - event->time) / style.seconds)});
    }
    return marks;
}

const Happening* next_event(const RunFile& run, std::string_view kind, double time)
{
    const auto& events = run.events();
    auto event = std::upper_bound(events.begin(), events.end(), time, [](double t, const Happening& one) { return t < one.time; });
    while (event != events.end() && run.event_name(event->kind) != kind)
        ++event;
    return event == events.end() ? nullptr : &*event;
}

} // namespace plattan::view
