#include "people/bookkeeping.h"

namespace plattan {

Loop keep_books(const Now& now, const std::vector<Decision>& decisions, People& people)
{
    const float dt = static_cast<float>(now.clock.step());
    const auto keep_row = [dt, &ground = now.site.ground(), &decisions, &people](std::size_t i) {
        const auto id = people.present[i].index;
        const Activity activity = decisions[i].intention.activity;
        auto& time = activity == Activity::walking ? people.walking_time : activity == Activity::sitting ? people.sat_time : people.stopped_time;
        time[id] += dt;
        if (people.traits[id].uniform || people.traits[id].host) {
            people.worked_time[id] += dt;
            people.directed_time[id] += decisions[i].intention.directed ? dt : 0;
            people.work[id] = decisions[i].intention.work;
        }
        const bool on_square = ground.on_square(people.position[id]);
        if (on_square)
            people.square_time[id] += dt;
        if (!on_square || activity == Activity::walking || people.queues[id] != 0) {
            people.stationary_since[id] = 0;
            return;
        }
        float& stay = people.stationary_since[id];
        const float before = stay;
        stay += dt;
        if (stay >= least_stop) {
            people.stopped[id] = 1;
            people.stationary_time[id] += before < least_stop ? stay : dt;
        }
    };
    constexpr std::size_t block = 512;
    return {people.present.size(), block, [keep_row](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i)
                    keep_row(i);
            }};
}

} // namespace plattan
