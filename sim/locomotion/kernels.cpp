#include "locomotion/kernels.h"

#include <stdexcept>

namespace plattan {

bool has(InstructionSet set)
{
#if defined(__x86_64__)
    // Levels v3 and v4 of the x86-64 ABI, of which the loops use AVX2 and AVX-512 F and DQ.
    switch (set) {
    case InstructionSet::plain:
        return true;
    case InstructionSet::avx2:
        return __builtin_cpu_supports("avx2");
    case InstructionSet::avx512:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
               __builtin_cpu_supports("avx512bw");
    }
    return false;
#else
    return set == InstructionSet::plain;
#endif
}

InstructionSet best_instruction_set()
{
    static const InstructionSet best = has(InstructionSet::avx512) ? InstructionSet::avx512
                                       : has(InstructionSet::avx2) ? InstructionSet::avx2
                                                                   : InstructionSet::plain;
    return best;
}

std::string_view name_of(InstructionSet set) { return set == InstructionSet::avx512 ? "avx512" : set == InstructionSet::avx2 ? "avx2" : "plain"; }

const Kernels& kernels(InstructionSet set)
{
    if (!has(set))
        throw std::runtime_error("this machine lacks the instruction set " + std::string(name_of(set)));
#if defined(__x86_64__)
    if (set == InstructionSet::avx512)
        return avx512::kernels;
    if (set == InstructionSet::avx2)
        return avx2::kernels;
#endif
    return plain::kernels;
}

} // namespace plattan
