#pragma once

// Several floats at once, in as many machine vectors as the instruction set of this translation unit needs.
//
// Every operation works lane by lane and is correctly rounded, and sums are added in a fixed tree, so the bits do not
// depend on how wide the machine's vectors are. Written on the compiler's vector extension instead of a library
// because the fixed-size types of std::experimental::simd keep their masks as bit sets, which costs more than the
// arithmetic, and because xsimd's and Highway's types are as wide as the machine, not as the rule.
//
// Only kernel_code.h includes this. Everything is in an unnamed namespace: no function compiled for wider
// vectors may be picked by the linker for a machine that lacks them.

#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace plattan {
namespace {

#if defined(__AVX512F__) && defined(__AVX512DQ__)
constexpr int native_lanes = 16;
#elif defined(__AVX__)
constexpr int native_lanes = 8;
#else
constexpr int native_lanes = 4;
#endif

template <int width> struct Vector;
template <> struct Vector<4> {
    using Float = float __attribute__((vector_size(16)));
    using Int = std::int32_t __attribute__((vector_size(16)));
};
template <> struct Vector<8> {
    using Float = float __attribute__((vector_size(32)));
    using Int = std::int32_t __attribute__((vector_size(32)));
};
template <> struct Vector<16> {
    using Float = float __attribute__((vector_size(64)));
    using Int = std::int32_t __attribute__((vector_size(64)));
};

#define PLATTAN_INLINE inline __attribute__((always_inline))
#define PLATTAN_LAMBDA __attribute__((always_inline))

/// Which lanes.
template <int lanes> struct Mask {
    static constexpr int width = lanes < native_lanes ? lanes : native_lanes;
    static constexpr int parts = lanes / width;
    typename Vector<width>::Int part[parts];

    PLATTAN_INLINE friend Mask operator&(const Mask& a, const Mask& b)
    {
        Mask r;
        for (int i = 0; i < parts; ++i)
            r.part[i] = a.part[i] & b.part[i];
        return r;
    }

    /// One bit per lane, the first lowest.
    PLATTAN_INLINE std::uint32_t bits() const
    {
        std::uint32_t all = 0;
        for (int i = 0; i < parts; ++i) {
            std::uint32_t some = 0;
#if defined(__x86_64__)
            if constexpr (width == 4)
                some = static_cast<std::uint32_t>(_mm_movemask_ps((__m128)part[i]));
#if defined(__AVX__)
            else if constexpr (width == 8)
                some = static_cast<std::uint32_t>(_mm256_movemask_ps((__m256)part[i]));
#endif
#if defined(__AVX512DQ__)
            else
                some = static_cast<std::uint32_t>(_mm512_movepi32_mask((__m512i)part[i]));
#endif
#else
            for (int k = 0; k < width; ++k)
                some |= (part[i][k] != 0 ? 1U : 0U) << k;
#endif
            all |= some << (i * width);
        }
        return all;
    }
};

template <int lanes> struct Floats {
    static constexpr int width = lanes < native_lanes ? lanes : native_lanes;
    static constexpr int parts = lanes / width;
    using Part = typename Vector<width>::Float;
    Part part[parts];

    Floats() = default;
    PLATTAN_INLINE Floats(float value) // NOLINT: a number stands for itself in every lane
    {
        for (int i = 0; i < parts; ++i)
            part[i] = value - Part{};
    }
    PLATTAN_INLINE static Floats load(const float* from)
    {
        Floats r;
        for (int i = 0; i < parts; ++i)
            __builtin_memcpy(&r.part[i], from + i * width, sizeof(Part)); // one unaligned load
        return r;
    }
    PLATTAN_INLINE void store(float* to) const
    {
        for (int i = 0; i < parts; ++i)
            __builtin_memcpy(to + i * width, &part[i], sizeof(Part));
    }

#define PLATTAN_LANEWISE(symbol)                                                                                                                     \
    PLATTAN_INLINE friend Floats operator symbol(const Floats& a, const Floats& b)                                                                   \
    {                                                                                                                                                \
        Floats r;                                                                                                                                    \
        for (int i = 0; i < parts; ++i)                                                                                                              \
            r.part[i] = a.part[i] symbol b.part[i];                                                                                                  \
        return r;                                                                                                                                    \
    }
    PLATTAN_LANEWISE(+)
    PLATTAN_LANEWISE(-)
    PLATTAN_LANEWISE(*)
    PLATTAN_LANEWISE(/)
#undef PLATTAN_LANEWISE

    PLATTAN_INLINE friend Mask<lanes> operator<(const Floats& a, const Floats& b)
    {
        Mask<lanes> r;
        for (int i = 0; i < parts; ++i)
            r.part[i] = a.part[i] < b.part[i];
        return r;
    }
    PLATTAN_INLINE friend Mask<lanes> operator<=(const Floats& a, const Floats& b)
    {
        Mask<lanes> r;
        for (int i = 0; i < parts; ++i)
            r.part[i] = a.part[i] <= b.part[i];
        return r;
    }
    PLATTAN_INLINE friend Mask<lanes> operator>(const Floats& a, const Floats& b) { return b < a; }
};

template <int lanes> PLATTAN_INLINE Floats<lanes> select(const Mask<lanes>& mask, const Floats<lanes>& yes, const Floats<lanes>& no)
{
    Floats<lanes> r;
    for (int i = 0; i < Floats<lanes>::parts; ++i)
        r.part[i] = mask.part[i] ? yes.part[i] : no.part[i];
    return r;
}

// a > b ? a : b and a < b ? a : b, in this order of operands everywhere: it decides about NaN and signed zero.
template <int lanes> PLATTAN_INLINE Floats<lanes> larger(const Floats<lanes>& a, const Floats<lanes>& b)
{
    Floats<lanes> r;
    for (int i = 0; i < Floats<lanes>::parts; ++i)
        r.part[i] = a.part[i] > b.part[i] ? a.part[i] : b.part[i];
    return r;
}

template <int lanes> PLATTAN_INLINE Floats<lanes> smaller(const Floats<lanes>& a, const Floats<lanes>& b)
{
    Floats<lanes> r;
    for (int i = 0; i < Floats<lanes>::parts; ++i)
        r.part[i] = a.part[i] < b.part[i] ? a.part[i] : b.part[i];
    return r;
}

template <int lanes> PLATTAN_INLINE Floats<lanes> clamp(const Floats<lanes>& value, float low, float high)
{
    return smaller(larger(value, Floats<lanes>(low)), Floats<lanes>(high));
}

template <int lanes> PLATTAN_INLINE Floats<lanes> square_root(const Floats<lanes>& value)
{
    Floats<lanes> r;
    for (int i = 0; i < Floats<lanes>::parts; ++i) {
#if defined(__x86_64__)
        if constexpr (Floats<lanes>::width == 4)
            r.part[i] = _mm_sqrt_ps(value.part[i]);
#if defined(__AVX__)
        else if constexpr (Floats<lanes>::width == 8)
            r.part[i] = _mm256_sqrt_ps(value.part[i]);
#endif
#if defined(__AVX512F__)
        else
            r.part[i] = _mm512_sqrt_ps(value.part[i]);
#endif
#else
        for (int k = 0; k < Floats<lanes>::width; ++k)
            r.part[i][k] = __builtin_sqrtf(value.part[i][k]);
#endif
    }
    return r;
}

/// Sum over the lanes: ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)).
PLATTAN_INLINE float sum(const Floats<8>& value)
{
    float v[8];
    value.store(v);
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

/// Largest of all lanes.
template <int lanes> PLATTAN_INLINE float largest(const Floats<lanes>& value)
{
    float v[lanes];
    value.store(v);
    for (int half = lanes / 2; half > 0; half /= 2)
        for (int k = 0; k < half; ++k)
            v[k] = v[k] > v[k + half] ? v[k] : v[k + half];
    return v[0];
}

/// For each byte the places of its set bits, lowest first; what follows them is of no use.
struct SetBits {
    constexpr SetBits()
    {
        for (int byte = 0; byte < 256; ++byte)
            for (int bit = 0, count = 0; bit < 8; ++bit)
                if (byte >> bit & 1)
                    place[byte][count++] = static_cast<std::uint8_t>(bit);
    }
    std::uint8_t place[256][8]{};
};
constexpr SetBits set_bits;

/// Appends first + place of every set bit of a byte to a list and returns the new count. Without a branch, which the
/// processor would guess wrong half of the time; writes 8 entries whatever the byte.
PLATTAN_INLINE int append_set_bits(std::uint32_t byte, std::uint32_t first, std::uint32_t* list, int count)
{
    const std::uint8_t* places = set_bits.place[byte];
#if defined(__AVX2__)
    const __m256i wide = _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(places)));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(list + count), _mm256_add_epi32(wide, _mm256_set1_epi32(static_cast<int>(first))));
#else
    for (int k = 0; k < 8; ++k)
        list[count + k] = first + places[k];
#endif
    return count + __builtin_popcount(byte);
}

/// 0, 1, 2, ...
template <int lanes> PLATTAN_INLINE Floats<lanes> counting()
{
    float v[lanes];
    for (int k = 0; k < lanes; ++k)
        v[k] = static_cast<float>(k);
    return Floats<lanes>::load(v);
}

PLATTAN_INLINE float larger(float a, float b) { return a > b ? a : b; }
PLATTAN_INLINE float smaller(float a, float b) { return a < b ? a : b; }
PLATTAN_INLINE float clamp(float value, float low, float high) { return smaller(larger(value, low), high); }

} // namespace
} // namespace plattan
