#include "site/missing_light.h"

#include "base/elementary.h"
#include "site/figures.h"

#include <algorithm>

namespace plattan {

double missing_light(Lux illuminance)
{
    constexpr LightFigures p;
    const double ratio = p.reference_illuminance / std::max(illuminance, 0.01);
    return std::min(*p.most_missing, p.missing_at_reference * elementary::pow(ratio, p.missing_exponent));
}

} // namespace plattan
