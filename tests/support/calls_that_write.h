#pragma once

#include "support/catch.h"

#include <cstdint>
#include <fstream>
#include <string>

namespace plattan::test {

/// System calls by which this process has written so far.
inline std::uint64_t calls_that_write()
{
    std::ifstream told("/proc/self/io");
    std::string word;
    std::uint64_t number = 0;
    while (told >> word >> number)
        if (word == "syscw:")
            return number;
    FAIL("this system does not count calls that write");
    return 0;
}

} // namespace plattan::test
