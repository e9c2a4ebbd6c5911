#include "interventions/furniture.h"

#include "interventions/figures.h"
#include "interventions/references.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace plattan {

namespace {

struct Piece {
    std::string_view name;
    int places;
    double comfort;
    Parameter<double> CostParameters::*price;
    bool loose;
};

constexpr std::array<Piece, 3> pieces{{
    {"loose_chair", 1, furniture_figures.loose_chair_comfort, &CostParameters::loose_chair, true},
    {"deck_chair", 1, furniture_figures.deck_chair_comfort, &CostParameters::deck_chair, true},
    {"bench", 4, furniture_figures.bench_comfort, &CostParameters::bench, false},
}};

const Piece& piece_named(std::string_view name)
{
    for (const auto& piece : pieces)
        if (piece.name == name)
            return piece;
    return pieces[0];
}

constexpr int most_pieces = 2000;

/// Points of a square grid inside the area, off the fire lanes; as wide apart as `count` pieces allow.
std::vector<Vec2> places_for(const Features& site, const SeatAddition& addition)
{
    const Shape shape = area_shape(site, addition.area);
    const auto [low, high] = bounds(shape.outer);
    const float width = addition.kind == "bench" ? *furniture_figures.bench_length : 0;
    for (float spacing = furniture_figures.widest_spacing; spacing >= furniture_figures.least_spacing; spacing -= 0.1F) {
        std::vector<Vec2> points;
        for (float y = low.y + spacing / 2; y < high.y; y += spacing)
            for (float x = low.x + (spacing + width) / 2; x < high.x; x += spacing + width)
                if (const Vec2 p{x, y}; inside(shape, p) && !site.in_fire_lane(p))
                    points.push_back(p);
        if (points.size() >= static_cast<std::size_t>(addition.count)) {
            points.resize(static_cast<std::size_t>(addition.count));
            return points;
        }
    }
    return {};
}

/// Of pieces that do not all fit.
int how_many_fit(const Features& site, SeatAddition addition)
{
    int fit = 0, too_many = addition.count;
    while (too_many - fit > 1) {
        addition.count = fit + (too_many - fit) / 2;
        (places_for(site, addition).empty() ? too_many : fit) = addition.count;
    }
    return fit;
}

} // namespace

void read_value(const Node& node, SeatAddition& value, const Reading& reading)
{
    if (!node.is_map())
        return reading.problems.add(node.place, fmt::format("here stands {}; expected a map with kind, count and area", node.what()));
    value.place = node.place;
    for (const auto& entry : node.entries) {
        const auto kinds = one_of("loose_chair", "deck_chair", "bench");
        const auto counts = between(0, most_pieces);
        const auto any = anything();
        if (entry.key == "kind")
            read_value(entry.value, value.kind, {"1", kinds, reading.problems});
        else if (entry.key == "count")
            read_value(entry.value, value.count, {"1", counts, reading.problems});
        else if (entry.key == "area") {
            value.place = entry.value.place;
            read_value(entry.value, value.area, {"1", any, reading.problems});
        } else
            reading.problems.add(entry.place, unknown_word("key", entry.key, {"kind", "count", "area"}));
    }
    for (const char* needed : {"kind", "count", "area"})
        if (node.find(needed) == nullptr)
            reading.problems.add(node.place, fmt::format("the key '{}' is missing", needed));
}

void read_value(const Node& node, std::vector<SeatAddition>& value, const Reading& reading) { read_list(node, value, reading); }

Stored stored(const std::vector<SeatAddition>& value)
{
    std::vector<std::string> texts;
    for (const auto& addition : value)
        texts.push_back(fmt::format("{{kind: {}, count: {}, area: {}}}", addition.kind, addition.count, addition.area));
    return fmt::format("[{}]", fmt::join(texts, ", "));
}

std::string schema_of(const std::vector<SeatAddition>*, const Allowed&)
{
    return R"({"type": "array", "items": {"type": "object", "additionalProperties": false, "required": ["kind", "count", "area"], "properties": {"kind": {"type": "string", "enum": ["loose_chair", "deck_chair", "bench"]}, "count": {"type": "integer", "minimum": 0, "maximum": 2000}, "area": {"type": "string", "description": "No cost: a piece has one price, wherever it stands."}}}})";
}

void Furniture::check(const Parameters& parameters, const Features& site, const Place& place, Problems& problems)
{
    for (const auto& area : *parameters.remove)
        check_area(site, area, parameters.remove.place_or(place), problems);
    for (const auto& addition : *parameters.add) {
        const auto before = problems.size();
        if (addition.area.empty())
            continue; // said already
        check_area(site, addition.area, addition.place, problems);
        if (problems.size() == before && addition.count > 0 && places_for(site, addition).empty())
            problems.add(addition.place, fmt::format("{} pieces do not fit into '{}' outside the fire lanes; {} do", addition.count, addition.area,
                                                     how_many_fit(site, addition)));
    }
}

void Furniture::plan(const Parameters& parameters, const PlanningContext& context, DayPlan& plan)
{
    // Without pieces of its own an entry is about all that are there.
    const bool all = parameters.add->empty();
    std::vector<Vec2> own;
    Kronor dearest = all ? *context.costs.loose_chair : 0;
    for (const auto& addition : *parameters.add) {
        const Piece& piece = piece_named(addition.kind);
        for (const Vec2 p : places_for(context.site.features(), addition)) {
            Seat seat;
            seat.id = fmt::format("{}_{}", addition.kind, plan.seats.size() + 1);
            seat.position = p;
            seat.places = piece.places;
            seat.comfort = piece.comfort;
            seat.loose = piece.loose;
            if (piece.loose)
                own.push_back(p);
            plan.kinds_of_seats[seat.id] = addition.kind;
            plan.seats.push_back(std::move(seat));
        }
        if (piece.loose)
            dearest = std::max(dearest, *(context.costs.*(piece.price)));
        plan.write_off(addition.kind, Payer::property_owners, context.costs.*(piece.price) * addition.count, context.costs.furniture_life);
    }
    for (const auto& area : *parameters.remove) {
        const Shape shape = area_shape(context.site.features(), area);
        std::erase_if(plan.seats, [&](const Seat& seat) { return inside(shape, seat.position); });
    }
    if (!parameters.put_away->empty()) {
        std::vector<Vec2> away = own;
        if (all)
            for (const Seat& seat : plan.seats)
                if (seat.loose)
                    away.push_back(seat.position);
        std::erase_if(away, [&](Vec2 p) { return std::find(plan.stored_seats.begin(), plan.stored_seats.end(), p) != plan.stored_seats.end(); });
        plan.pay("seats put away", Payer::property_owners, context.costs.seat_storage * static_cast<double>(away.size()));
        plan.stored_seats.insert(plan.stored_seats.end(), away.begin(), away.end());
        plan.seats_away.push_back({spans_of(parameters.put_away), all, own});
    }
    if (parameters.replaced_after > 0)
        plan.seats_replaced.push_back({parameters.replaced_after, all, own, dearest, {}});
}

} // namespace plattan
