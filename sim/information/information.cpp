#include "information/information.h"

#include "base/elementary.h"
#include "information/figures.h"

#include <algorithm>
#include <limits>

namespace plattan {

/// When a report made now reaches everybody it concerns.
Seconds Information::way_over(Seconds time, Seconds delay) const
{
    const Seconds midnight = std::floor(time / seconds_per_day) * seconds_per_day, time_of_day = time - midnight;
    Seconds reaches = midnight + seconds_per_day + parameters.next_day_at;
    if (delay > 0)
        reaches = std::min(reaches, time + delay); // by telephone
    for (const auto& hours : today.hours)
        for (const Seconds day : {0.0, seconds_per_day}) // open now, or opens before the others' next morning
            if (hours.contains(time_of_day) && day == 0)
                reaches = std::min(reaches, time + today.delay);
            else if (hours.from >= 0 && midnight + day + hours.from > time)
                reaches = std::min(reaches, midnight + day + hours.from + today.delay);
    for (const Seconds briefing : today.briefings)
        for (const Seconds day : {0.0, seconds_per_day})
            if (midnight + day + briefing >= time)
                reaches = std::min(reaches, midnight + day + briefing);
    return reaches;
}

void Information::tell(const Now& now, Topic topic, PersonId by, PersonId about, Vec2 at, Seconds delay, Events& events)
{
    const Seconds time = now.clock.now();
    for (auto old = reports.rbegin(); old != reports.rend() && time - old->seen_at < parameters.tells_again_after; ++old)
        if (old->topic == topic && old->by == by && distance(old->at, at) < information_figures.told_range)
            return;
    reports.push_back({topic, at, time, way_over(time, delay), by, about});
    events.push_back({time, EventKind::report, by, about, at, static_cast<float>(topic)});
}

bool Information::recognises(PersonId staff, const Deal& deal, const Present& now) const
{
    const auto& key = now.people.key;
    Draws draws(now.run, key[staff.index], static_cast<std::uint32_t>(mix(key[deal.seller.index]) ^ static_cast<std::uint64_t>(deal.since)),
                Purpose::recognition);
    return draws.chance(parameters.recognises_deal);
}

bool Information::in_view(const Deal& deal, Vec2 eye, const Perceived& now) const
{
    return now.perception.sees(now.site, now.environment.light, eye, now.people.position[deal.seller.index], parameters.deal_range);
}

bool Information::in_view(const Disturbance& disturbance, Vec2 eye, const Perceived& now) const
{
    return now.perception.sees(now.site, now.environment.light, eye, now.people.position[disturbance.actor.index], parameters.disturbance_range);
}

void Information::look_around(const Perceived& now, PersonId id, Seconds delay, Events& events)
{
    const People& people = now.people;
    const Vec2 eye = people.position[id.index];
    const PersonId by{people.group[id.index]};
    const Light& light = now.environment.light;
    const auto person_range = static_cast<float>(*parameters.person_range);
    const auto sees = [&](Vec2 what, float range) { return now.perception.sees(now.site, light, eye, what, range); };
    for (const auto& deal : now.happenings.deals)
        if (in_view(deal, eye, now) && recognises(id, deal, now))
            tell(now, Topic::dealing, by, deal.seller, people.position[deal.seller.index], delay, events);
    for (const auto& disturbance : now.happenings.disturbances)
        if (in_view(disturbance, eye, now))
            tell(now, Topic::disturbance, by, disturbance.actor, people.position[disturbance.actor.index], delay, events);
    if (now.environment.litter.density(eye) > parameters.litter_worth_telling)
        tell(now, Topic::litter, by, {}, eye, delay, events);
    for (const auto& defect : now.environment.defects.list())
        if (distance(defect.at, eye) < information_figures.damage_range)
            tell(now, Topic::damage, by, {}, defect.at, delay, events);
    for (const PersonId other : people.present) {
        const Vec2 there = people.position[other.index];
        const ScenePool pool = people.scene_person[other.index].pool;
        if ((pool != ScenePool::rough_sleepers && pool != ScenePool::youth_at_risk) || !sees(there, person_range))
            continue;
        if (pool == ScenePool::rough_sleepers && people.activity[other.index] == Activity::sitting && light.night())
            tell(now, Topic::sleeping_place, by, other, there, delay, events);
        // By the company somebody keeps, not by age.
        const auto beside = [&](PersonId seller) { return distance(people.position[seller.index], there) < person_range; };
        const auto& sellers = now.perception.sellers();
        if (pool == ScenePool::youth_at_risk && people.stationary_since[other.index] >= information_figures.in_company_from &&
            std::any_of(sellers.begin(), sellers.end(), beside))
            tell(now, Topic::youth, by, other, there, delay, events);
    }
}

/// An operator passes on at once, by radio, what is noticed.
void Information::watch(const Perceived& now, const WatchedCamera& camera, Events& events)
{
    const People& people = now.people;
    const Seconds time = now.clock.time_of_day();
    if (!any_contains(camera.watched, time))
        return;
    const auto notices = [&](PersonId actor, Seconds since) {
        Draws draws(now.run, people.key[actor.index], static_cast<std::uint32_t>(since), Purpose::surveillance);
        return in_view_of(camera.camera, people.position[actor.index], now.site) && draws.chance(parameters.camera_notices);
    };
    for (const auto& deal : now.happenings.deals)
        if (notices(deal.seller, deal.since))
            tell(now, Topic::dealing, {}, deal.seller, people.position[deal.seller.index], information_figures.radio_delay, events);
    for (const auto& disturbance : now.happenings.disturbances)
        if (notices(disturbance.actor, disturbance.since))
            tell(now, Topic::disturbance, {}, disturbance.actor, people.position[disturbance.actor.index], information_figures.radio_delay, events);
}

/// A place manager collects what those it meets have not passed on yet.
void Information::listen(const Present& now, PersonId collector, Seconds delay)
{
    const People& people = now.people;
    const Seconds heard_at = now.clock.now() + delay;
    for (auto& report : reports)
        if (report.by.valid() && report.reaches_others_at > heard_at && people.is_present(report.by) &&
            distance(people.position[report.by.index], people.position[collector.index]) < information_figures.talking_range)
            report.reaches_others_at = heard_at;
}

void Information::gather(const Perceived& now, Events& events, std::size_t first_event)
{
    const Clock& clock = now.clock;
    const People& people = now.people;
    const auto duty = [&](const std::vector<PersonId>& staff) {
        for (const PersonId id : staff) {
            if (!clock.every(information_figures.looks_every, people.key[id.index]) || !people.looks_after_the_place(id))
                continue;
            const bool manages = people.kind[id.index] == manager;
            look_around(now, id, manages ? *parameters.call_delay : 0.0, events);
            if (manages)
                listen(now, id, parameters.call_delay);
        }
    };
    duty(now.perception.uniforms());
    duty(now.perception.hosts());
    if (clock.every(1))
        for (const auto& camera : now.environment.cameras)
            watch(now, camera, events);
    for (std::size_t i = first_event, end = events.size(); i < end; ++i) {
        const Event event = events[i];
        const bool offence = std::find(offences.begin(), offences.end(), event.kind) != offences.end() || event.kind == EventKind::shop_theft;
        if (offence && event.value > 0)
            tell(now, Topic::offence, {}, {}, event.at, 0, events);
    }
    reports.erase(reports.begin(), std::find_if(reports.begin(), reports.end(),
                                                [&](const Report& one) { return clock.now() - one.seen_at <= information_figures.kept_for; }));
}

double Information::worth(const Report& report, Seconds time) const
{
    const bool people = report.topic == Topic::sleeping_place || report.topic == Topic::youth;
    const bool ground = report.topic == Topic::litter || report.topic == Topic::damage;
    const double fades = people ? parameters.people_fade_in : ground ? parameters.litter_fades_in : parameters.street_fades_in;
    return elementary::exp(-(time - report.seen_at) / fades);
}

std::optional<Information::Aim> Information::aim(Topics topics, PersonId reader, Vec2 here, Seconds time, const std::vector<Vec2>& handled) const
{
    std::vector<std::pair<const Report*, double>> known;
    for (const auto& report : reports)
        if (topics.has(report.topic) && (report.by == reader || report.reaches_others_at <= time) &&
            std::none_of(handled.begin(), handled.end(), [&](Vec2 p) { return distance(p, report.at) < information_figures.handled_range; }))
            known.emplace_back(&report, worth(report, time));
    std::optional<Aim> best;
    double highest = 0;
    for (const auto& [report, own] : known) {
        double sum = 0;
        for (const auto& [other, worth] : known)
            sum += distance(other->at, report->at) < information_figures.same_spot_range ? worth : 0;
        const double score = sum / (1 + distance(report->at, here) / static_cast<float>(*parameters.way_scale));
        if (sum < parameters.least_worth || (best && score <= highest))
            continue;
        highest = score;
        best = Aim{report->at, report->seen_at, report->about};
        for (const auto& [other, worth] : known)
            if (distance(other->at, report->at) < information_figures.same_spot_range && other->seen_at > best->seen_at) {
                best->seen_at = other->seen_at;
                best->about = other->about;
            }
    }
    return best;
}

bool Information::knows_of(Topic topic, PersonId about, PersonId reader, Seconds time) const
{
    return std::any_of(reports.begin(), reports.end(), [&](const Report& report) {
        return report.topic == topic && report.about == about && (report.by == reader || report.reaches_others_at <= time);
    });
}

void Information::keep_only(const KeptRows& kept)
{
    for (auto& report : reports)
        for (PersonId* const id : {&report.about, &report.by})
            if (id->valid() && !std::binary_search(kept.rows.begin(), kept.rows.end(), id->index))
                *id = {};
}

} // namespace plattan
