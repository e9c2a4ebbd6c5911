#pragma once

// Catch2 2 (Debian 12) and 3 (newer) by one name.
#ifdef PLATTAN_CATCH2_2
#include <catch2/catch.hpp>
#else
#include <catch2/catch_all.hpp>
using Catch::Approx;
#endif
