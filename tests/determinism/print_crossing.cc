// Prints the digests of a crossing square, one line for each instruction set of the machine; built by compilers.py.
#include "benchmarks/crossing.h"

#include <cstdio>

int main()
{
    using namespace plattan;
    for (const InstructionSet set : {InstructionSet::plain, InstructionSet::avx2, InstructionSet::avx512}) {
        if (!has(set))
            continue;
        CrossingSquare::Options options;
        options.instructions = set;
        CrossingSquare square(options);
        for (int i = 0; i < 60; ++i)
            square.step();
        std::printf("%016llx\n", static_cast<unsigned long long>(hash_of_state(square.who())));
    }
}
