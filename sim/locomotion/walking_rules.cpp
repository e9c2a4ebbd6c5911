#include "locomotion/walking_rules.h"

#include "base/elementary.h"

#include <algorithm>
#include <array>

namespace plattan {

namespace {

// numerical: candidates of the search for a direction (unit: degree)
constexpr std::array<double, WalkingRules::headings> narrow{0, 8, -8, 16, -16, 26, -26, 38, -38, 52, -52, 70, -70, 88, -88, 0};
// numerical: candidates of the search for a direction (unit: degree)
constexpr std::array<double, WalkingRules::headings> wide{0, -12, 12, -28, 28, -46, 46, -66, 66, -88, 88, -115, 115, -145, 145, 180};

void fill(const std::array<double, WalkingRules::headings>& degrees, float* cosine, float* sine)
{
    for (std::size_t k = 0; k < degrees.size(); ++k) {
        cosine[k] = static_cast<float>(elementary::cos(degrees[k] * elementary::pi / 180));
        sine[k] = static_cast<float>(elementary::sin(degrees[k] * elementary::pi / 180));
    }
}

} // namespace

WalkingRules::WalkingRules(const WalkingParameters& p)
    : body_radius(static_cast<float>(*p.body_radius)), core_radius(static_cast<float>(std::min(*p.core_radius, *p.body_radius))),
      turned_radius(static_cast<float>(*p.turned_depth / 2)), passing_radius(static_cast<float>(*p.passing_radius)),
      squeeze_from(static_cast<float>(*p.squeeze_from)), squeeze_to(static_cast<float>(std::max(*p.squeeze_to, p.squeeze_from + 0.1))),
      kernel_radius(static_cast<float>(*p.density_radius)), forward(static_cast<float>(*p.density_forward_weight)),
      scale(static_cast<float>(*p.density_scale)), curvature(static_cast<float>(*p.density_curvature)),
      maximal_density(static_cast<float>(*p.maximal_density)), oncoming_density(static_cast<float>(*p.oncoming_density)),
      file_width(static_cast<float>(*p.file_width)), file_length(static_cast<float>(*p.file_length)), file_time(static_cast<float>(*p.file_time)),
      horizon(static_cast<float>(*p.anticipation)), reciprocity(static_cast<float>(*p.reciprocity)), side_step(static_cast<float>(*p.side_step)),
      bias(static_cast<float>(*p.right_hand_bias))
{
    for (int i = 0; i <= speeds; ++i) {
        const double density = p.maximal_density * std::min(i, speeds - 1) / (speeds - 1);
        const double share = i == 0 ? 1.0 : 1 - elementary::exp(-p.density_steepness * (1 / density - 1 / p.maximal_density));
        speed_table[i] = std::max(least_share, static_cast<float>(share));
    }
    fill(narrow, turn_cosine, turn_sine);
    fill(wide, wide_cosine, wide_sine);
}

} // namespace plattan
