#include "base/version.h"

namespace plattan {

Version version()
{
    return {
#include "version.inc"
    };
}

} // namespace plattan
