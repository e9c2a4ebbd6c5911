#include "visualize/model/run_file.h"

#include "base/problems.h"
#include "site/sun.h"
#include "visualize/model/facts.h"

#include <algorithm>
#include <cmath>

namespace plattan::view {

namespace {

/// The value of one `name: value` line of a text.
std::string line_value(const std::string& text, std::string_view name)
{
    const auto begin = text.find(std::string(name) + ": ");
    if (begin == std::string::npos || (begin > 0 && text[begin - 1] != '\n'))
        return {};
    const auto from = begin + name.size() + 2;
    return text.substr(from, std::min(text.find('\n', from), text.size()) - from);
}

constexpr std::size_t most_queued = 64;

} // namespace

RunFile::RunFile(const std::filesystem::path& file, std::size_t bytes, Accepts accepts) : recording(file, accepts, 1, 1), most_bytes(bytes)
{
    read_index();
    reader = std::thread([this] { work(); });
}

RunFile::~RunFile()
{
    {
        const std::lock_guard lock(guard);
        ending = true;
        queue.clear();
    }
    asked.notify_all();
    if (reader.joinable())
        reader.join();
}

void RunFile::read_index()
{
    scenario_name = recording.scenario();
    seed_text = recording.seed();
    replication_text = recording.replication();
    weather_word = line_value(recording.identity(), "weather");
    first_date = recording.first_date();
    features = recording.site();
    role_list = recording.roles();
    role_of_person = recording.roles_of_people();
    minutes = recording.minutes();
    const auto recorded_series = recording.reader().datasets(std::string(layout::Minutes::group));
    for (const auto& kind : figure_kinds()) // the others are shown nowhere
        if (const std::string name(kind.series); std::find(recorded_series.begin(), recorded_series.end(), name) != recorded_series.end() &&
                                                 recording.reader().is_floating(std::string(layout::Minutes::group) + "/" + name)) {
            const auto values = recording.series(name);
            all_series[name].assign(values.begin(), values.end());
        }
    if (const auto* present = series(layout::people_present))
        for (const float people : *present)
            if (!(people >= 0 && people < 1e7F))
                recording.damaged(fmt::format("{}/{} has a value of {}", layout::Minutes::group, layout::people_present, people));
    read_events();
    const auto& c = layout::day_duties;
    const auto duties = recording.on_days(c);
    const auto day = duties.column(c.day);
    const auto role = duties.column(c.role);
    const auto begin = duties.column(c.begins), end = duties.column(c.ends);
    for (std::size_t i = 0; i < day.size(); ++i)
        if (role[i] < role_list.size() && end[i] > begin[i])
            all_shifts.push_back({role[i], day[i] * seconds_per_day + begin[i], day[i] * seconds_per_day + end[i]});
    if (recording.has_frames()) {
        frames = recording.frames();
        cells = recording.lattice();
        ground = recording.cells(layout::cells.free_area);
        layout::for_each(layout::frames, [&](const auto& grid) { // those that are shown later are read later
            if (recording.reader().extents(layout::path_of(grid)) !=
                std::vector<std::uint64_t>{frames.size(), static_cast<std::uint64_t>(cells->height), static_cast<std::uint64_t>(cells->width)})
                recording.damaged(layout::path_of(grid) + " has not one value for every frame and cell");
        });
    }
    trajectory_minutes = static_cast<std::int64_t>(recording.trajectory_minutes());
}

void RunFile::read_events()
{
    const auto table = recording.events();
    const auto& c = layout::events;
    const auto time = table.column(c.time);
    const auto day = table.column(c.day), actor = table.column(c.actor), other = table.column(c.other), thing = table.column(c.thing);
    const auto kind = table.column(c.kind);
    const auto x = table.column(c.x), y = table.column(c.y), value = table.column(c.value);
    for (const auto& [number, name] : table.names(c.kind))
        event_names[static_cast<std::uint8_t>(number)] = name;
    const auto known = [this](std::int32_t id) { return id >= 0 && static_cast<std::size_t>(id) < role_of_person.size() ? id : -1; };
    std::vector<bool> is_marked(256, false); // most of a day's events leave no mark: somebody sits down, drops something
    for (const auto& [number, name] : event_names)
        for (const auto& mark : Presentation::shared().marks)
            if (mark.event == name)
                is_marked[number] = true;
    const auto loss = std::find_if(event_names.begin(), event_names.end(), [](const auto& one) { return one.second == "seat_lost"; });
    for (std::size_t i = 0; loss != event_names.end() && i < time.size(); ++i)
        if (kind[i] == loss->first && thing[i] >= 0 && std::isfinite(time[i]))
            seats_lost.emplace(std::pair(day[i], thing[i]), time[i]);
    for (std::size_t i = 0; i < time.size(); ++i)
        if (is_marked[kind[i]] && std::isfinite(time[i]) && std::isfinite(x[i]) && std::isfinite(y[i]))
            happenings.push_back({day[i] * seconds_per_day + time[i], kind[i], known(actor[i]), known(other[i]), {x[i], y[i]}, value[i]});
    happenings.shrink_to_fit();
    std::stable_sort(happenings.begin(), happenings.end(), [](const Happening& a, const Happening& b) { return a.time < b.time; });
}

int RunFile::days() const { return std::max(1, day_at(ends() - 1) + 1); }

std::optional<std::size_t> RunFile::minute_at(double time) const
{
    const auto after = std::upper_bound(minutes.begin(), minutes.end(), time);
    if (after == minutes.begin() || time - *(after - 1) >= 60)
        return std::nullopt;
    return static_cast<std::size_t>(after - minutes.begin()) - 1;
}

bool RunFile::recorded(double time) const { return minute_at(time).has_value(); }

const std::vector<float>* RunFile::series(std::string_view name) const
{
    const auto found = all_series.find(name);
    return found == all_series.end() ? nullptr : &found->second;
}

const std::string& RunFile::event_name(std::uint8_t kind) const
{
    static const std::string none;
    const auto found = event_names.find(kind);
    return found == event_names.end() ? none : found->second;
}

std::optional<std::size_t> RunFile::frame_at(double time) const
{
    const auto after = std::upper_bound(frames.begin(), frames.end(), time);
    if (after == frames.begin() || time - *(after - 1) >= layout::frame_length)
        return std::nullopt;
    return static_cast<std::size_t>(after - frames.begin()) - 1;
}

double RunFile::sun_altitude(double time) const { return sun_altitude_at(*features, date_at(time), time_of_day(time)); }

std::optional<std::pair<double, double>> RunFile::sun_times(double time) const
{
    const int day = day_at(time);
    if (!sun_of_day || sun_of_day->first != day) {
        std::optional<double> rises, sets;
        double before = sun_altitude_at(*features, first_date.next(day), 0);
        for (double t = 60; t < seconds_per_day; t += 60) {
            const double now = sun_altitude_at(*features, first_date.next(day), t);
            if (before < sunset_altitude && now >= sunset_altitude)
                rises = t;
            if (before >= sunset_altitude && now < sunset_altitude)
                sets = t;
            before = now;
        }
        sun_of_day.emplace(day, rises && sets ? std::optional(std::pair(*rises, *sets)) : std::nullopt);
    }
    return sun_of_day->second;
}

const DayPlan& RunFile::plan(int day)
{
    if (of_day && of_day->first == day)
        return of_day->second;
    const std::lock_guard lock(reading);
    DayPlan plan;
    plan.site = recording.site_on(day);
    const auto rows_of_day = [&](const auto& table, const auto& columns, auto&& take) {
        const auto days = table.column(columns.day);
        for (std::size_t i = 0; i < days.size(); ++i)
            if (days[i] == day)
                take(i);
    };
    {
        const auto& c = layout::day_seats;
        const auto table = recording.on_days(c);
        const auto kind = table.column(c.kind);
        const auto lost = table.column(c.lost);
        const bool tells_hours = recording.reader().has(layout::path_of(c, c.put_away)); // runs of before this column do not
        const auto away = tells_hours ? table.column(c.put_away) : std::vector<std::string>(kind.size());
        std::int32_t row = 0;
        rows_of_day(table, c, [&](std::size_t i) {
            if (lost[i] == 0) {
                plan.seat_kinds.push_back(kind[i]);
                plan.seats_away.push_back(hours_in(away[i]));
                if (const auto carried_off = seats_lost.find({day, row}); carried_off != seats_lost.end())
                    plan.seats_away.back().push_back({carried_off->second, seconds_per_day});
            }
            ++row;
        });
    }
    {
        const auto& c = layout::day_luminaires;
        const auto table = recording.on_days(c);
        const auto broken = table.column(c.broken);
        const auto hours = table.column(c.hours);
        rows_of_day(table, c, [&](std::size_t i) {
            plan.lamp_is_broken.push_back(broken[i] != 0);
            plan.hours_of_lamps.push_back(hours_in(hours[i]));
        });
    }
    {
        const auto& c = layout::day_gatherings;
        const auto table = recording.on_days(c);
        const auto x = table.column(c.x), y = table.column(c.y);
        const auto area = table.column(c.area), begin = table.column(c.begins), end = table.column(c.ends);
        rows_of_day(table, c, [&](std::size_t i) {
            const double midnight = day * seconds_per_day;
            if (area[i] > 0 && area[i] < 1e6)
                plan.stages.push_back({{x[i], y[i]}, static_cast<float>(std::sqrt(area[i] / 3.14159265)), midnight + begin[i], midnight + end[i]});
        });
    }
    {
        const auto& c = layout::day_counters;
        const auto table = recording.on_days(c);
        const auto x = table.column(c.x), y = table.column(c.y);
        rows_of_day(table, c, [&](std::size_t i) { plan.counters.push_back({x[i], y[i]}); });
    }
    {
        const auto& c = layout::day_costs;
        const auto table = recording.on_days(c);
        const auto intervention = table.column(c.intervention);
        rows_of_day(table, c, [&](std::size_t i) { plan.has_office = plan.has_office || intervention[i] == "safety_office"; });
    }
    {
        const auto& c = layout::bin_states;
        const RecordedTable table{recording.reader(), c};
        const auto time = table.column(c.time);
        const auto bin = table.column(c.bin), items = table.column(c.items);
        rows_of_day(table, c, [&](std::size_t i) { plan.bins.push_back({day * seconds_per_day + time[i], bin[i], items[i]}); });
    }
    of_day.emplace(day, std::move(plan));
    return of_day->second;
}

std::vector<Span> RunFile::hours_in(const std::string& text) const
{
    auto spans = parse_spans(text);
    if (!spans)
        recording.damaged(fmt::format("'{}' in /days is no list of hours", text.substr(0, 40)));
    return std::move(*spans);
}

bool DayPlan::seat_is_there(std::size_t seat, double time_of_day) const { return !any_contains(seats_away[seat], time_of_day); }

bool DayPlan::lamp_burns(std::size_t lamp, double time_of_day) const
{
    return !lamp_is_broken[lamp] && (hours_of_lamps[lamp].empty() || any_contains(hours_of_lamps[lamp], time_of_day));
}

std::uint32_t RunFile::group_of(std::uint32_t id)
{
    if (groups.empty()) {
        const std::lock_guard lock(reading);
        groups = recording.people().column(layout::people.person_group);
    }
    return groups[id];
}

const PersonFacts& RunFile::facts_of(std::uint32_t id)
{
    if (const auto found = known_facts.find(id); found != known_facts.end())
        return found->second;
    const std::lock_guard lock(reading);
    const auto table = recording.people();
    const auto& c = layout::people;
    const auto one = [&](const auto& column) { return table.column(column, id, 1).at(0); };
    const auto word = [&](const auto& column) {
        const auto names = table.names(column);
        const auto found = names.find(static_cast<std::int64_t>(one(column)));
        return found == names.end() ? std::string() : found->second;
    };
    const double midnight = one(c.day) * seconds_per_day;
    const auto moment = [&](double time) { return time < 0 ? -1 : midnight + time; };
    PersonFacts facts{id,
                      role_of_person[id],
                      word(c.sex),
                      word(c.trip_class),
                      word(c.entry_gate),
                      word(c.exit_gate),
                      one(c.age),
                      one(c.group_size),
                      one(c.safe),
                      one(c.whole),
                      moment(one(c.entered_at)),
                      moment(one(c.left_at)),
                      static_cast<double>(one(c.walked)),
                      static_cast<double>(one(c.stationary_time)),
                      static_cast<double>(one(c.sat_time))};
    constexpr std::size_t most_known = 1000;
    if (known_facts.size() >= most_known)
        known_facts.clear();
    return known_facts.emplace(id, std::move(facts)).first->second;
}

const RunFile::Block* RunFile::find(const Key& key, bool urgent)
{
    if (const auto found = blocks.find(key); found != blocks.end()) {
        used.splice(used.begin(), used, found->second.place);
        return &found->second;
    }
    if (being_read != key && std::find(queue.begin(), queue.end(), key) == queue.end()) {
        urgent ? queue.push_front(key) : queue.push_back(key);
        if (queue.size() > most_queued)
            queue.pop_back();
        asked.notify_all();
    }
    return nullptr;
}

std::shared_ptr<const TrajectoryMinute> RunFile::minute(std::int64_t number)
{
    if (number < 0 || number >= trajectory_minutes)
        return nullptr;
    const std::lock_guard lock(guard);
    const Block* block = find({-1, number}, true);
    return block == nullptr ? nullptr : block->minute;
}

std::shared_ptr<const std::vector<float>> RunFile::frame(FrameGrid grid, std::size_t number)
{
    if (number >= frames.size())
        return nullptr;
    const std::lock_guard lock(guard);
    wanted_grids.insert(grid);
    const Block* block = find({static_cast<std::int8_t>(grid), static_cast<std::int64_t>(number)}, true);
    return block == nullptr ? nullptr : block->frame;
}

std::optional<std::int64_t> RunFile::nearest_minute(std::int64_t number)
{
    const std::lock_guard lock(guard);
    std::optional<std::int64_t> nearest;
    for (const auto& [key, block] : blocks)
        if (key.grid == -1 && block.minute && (!nearest || std::abs(key.number - number) < std::abs(*nearest - number)))
            nearest = key.number;
    return nearest;
}

void RunFile::look_ahead(double time, double speed)
{
    const auto now = static_cast<std::int64_t>(std::floor(time / layout::block_length));
    // Two seconds of the wall's clock ahead, and never so far that what was read first is thrown away.
    auto ahead = std::clamp<std::int64_t>(static_cast<std::int64_t>(std::abs(speed) * 2 / layout::block_length) + 1, 1, 20);
    const auto soon = frame_at(time + (speed < 0 ? -1 : 1) * std::max(10.0, std::abs(speed) * 2));
    const std::lock_guard lock(guard);
    if (soon)
        for (const auto grid : wanted_grids)
            find({static_cast<std::int8_t>(grid), static_cast<std::int64_t>(*soon)}, false);
    if (const auto shown = blocks.find({-1, now}); shown != blocks.end() && shown->second.bytes > 0)
        ahead = std::clamp<std::int64_t>(static_cast<std::int64_t>(most_bytes / 2 / shown->second.bytes), 1, ahead);
    for (std::int64_t i = 1; i <= ahead; ++i) {
        const std::int64_t number = speed < 0 ? now - i : now + i;
        if (number >= 0 && number < trajectory_minutes)
            find({-1, number}, false);
    }
}

bool RunFile::is_damaged(std::int64_t minute)
{
    const std::lock_guard lock(guard);
    const auto found = blocks.find({-1, minute});
    return found != blocks.end() && found->second.damaged;
}

bool RunFile::is_damaged(FrameGrid grid, std::size_t number)
{
    const std::lock_guard lock(guard);
    const auto found = blocks.find({static_cast<std::int8_t>(grid), static_cast<std::int64_t>(number)});
    return found != blocks.end() && found->second.damaged;
}

std::string RunFile::fault()
{
    const std::lock_guard lock(guard);
    return first_fault;
}

void RunFile::wait()
{
    std::unique_lock lock(guard);
    answered.wait(lock, [this] { return queue.empty() && !being_read; });
}

std::size_t RunFile::bytes_kept()
{
    const std::lock_guard lock(guard);
    return kept_bytes;
}

RunFile::Block RunFile::read(const Key& key, std::string& fault)
{
    Block block;
    const std::lock_guard lock(reading);
    try {
        const auto number = static_cast<std::size_t>(key.number);
        const auto frame = [&](const auto& grid) { return recording.frame(grid, number); };
        const auto& f = layout::frames;
        if (key.grid == -1) {
            block.minute = recording.minute(number);
            block.bytes = block.minute->bytes();
        } else {
            switch (static_cast<FrameGrid>(key.grid)) {
            case FrameGrid::density:
                block.frame = frame(f.density);
                break;
            case FrameGrid::staying:
                block.frame = frame(f.staying);
                break;
            case FrameGrid::uniforms:
                block.frame = frame(f.uniforms);
                break;
            case FrameGrid::looks:
                block.frame = frame(f.looks);
                break;
            case FrameGrid::unsafe:
                block.frame = frame(f.unsafe);
                break;
            case FrameGrid::visible_deals:
                block.frame = frame(f.visible_deals);
                break;
            case FrameGrid::litter:
                block.frame = frame(f.litter);
                break;
            case FrameGrid::butts:
                block.frame = frame(f.butts);
                break;
            case FrameGrid::defects:
                block.frame = frame(f.defects);
                break;
            case FrameGrid::lamps:
                block.frame = frame(f.lamps);
                break;
            }
            block.bytes = block.frame->size() * sizeof(float);
        }
    } catch (const InputError& error) { // what is damaged is shown as damaged, and the clock goes on
        block.damaged = true;
        fault = error.what();
    }
    return block;
}

/// The blocks that were used longest ago, until the rest has room. What one picture needs is kept however large it is: else each picture of a
/// crowd would read it anew.
void RunFile::throw_away()
{
    constexpr std::ptrdiff_t least_minutes = 3, least_grids = 16;
    auto minutes_kept = std::count_if(used.begin(), used.end(), [](const Key& key) { return key.grid == -1; });
    auto grids_kept = static_cast<std::ptrdiff_t>(used.size()) - minutes_kept;
    for (auto key = used.end(); kept_bytes > most_bytes && key != used.begin();) {
        --key;
        auto& kept = key->grid == -1 ? minutes_kept : grids_kept;
        if (kept <= (key->grid == -1 ? least_minutes : least_grids))
            continue;
        --kept;
        const auto oldest = blocks.find(*key);
        kept_bytes -= oldest->second.bytes;
        blocks.erase(oldest);
        key = used.erase(key);
    }
}

void RunFile::work()
{
    std::unique_lock lock(guard);
    while (true) {
        asked.wait(lock, [this] { return ending || !queue.empty(); });
        if (ending)
            return;
        const Key key = queue.front();
        queue.pop_front();
        being_read = key;
        lock.unlock();
        std::string fault;
        Block block = read(key, fault);
        lock.lock();
        if (first_fault.empty())
            first_fault = fault;
        being_read.reset();
        used.push_front(key);
        block.place = used.begin();
        kept_bytes += block.bytes;
        blocks[key] = std::move(block);
        throw_away();
        answered.notify_all();
    }
}

} // namespace plattan::view
