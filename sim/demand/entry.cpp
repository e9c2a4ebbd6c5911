#include "demand/entry.h"

#include "demand/figures.h"

#include <algorithm>

namespace plattan {

namespace {

constexpr float jamb = entry_figures.jamb, from_member_to_member = entry_figures.beside;

float usable(float gate_length) { return std::max(0.0F, gate_length - 2 * jamb); }

int abreast(float gate_length) { return 1 + static_cast<int>(usable(gate_length) / from_member_to_member); }

} // namespace

float entry_share(float gate_length, float share_of_first, int member, int size)
{
    const float room = usable(gate_length);
    if (room <= 0)
        return 0.5F;
    const int in_row = std::min(abreast(gate_length), size);
    const float row_width = from_member_to_member * static_cast<float>(in_row - 1);
    const float begin = std::clamp(share_of_first * gate_length - jamb, 0.0F, std::max(0.0F, room - row_width));
    return (jamb + begin + from_member_to_member * static_cast<float>(member % in_row)) / gate_length;
}

Seconds entry_delay(float gate_length, int member)
{
    const int row = member / abreast(gate_length);
    return entry_figures.next_row * row;
}

} // namespace plattan
