#include "encounters/guardianship.h"

#include "base/elementary.h"

#include <algorithm>

namespace plattan {

double Guardians::unguarded(double scale, double visitor_weight) const
{
    if (visitor_weight == 1)
        return elementary::exp(-(visitors + others) / scale);
    double share = elementary::exp(-others / scale);
    const double of_one_row = std::max(0.0, 1 - visitor_weight * (1 - elementary::exp(-1 / scale)));
    for (int i = 0; i < visitors; ++i)
        share *= of_one_row;
    return share;
}

} // namespace plattan
