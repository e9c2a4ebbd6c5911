#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

namespace plattan {

/// Allocator for long arrays that are read here and there: the kernel is asked to back them by large pages, because looking up where
/// a page of 4 KiB lies takes longer than the reading. Where it has none to give, nothing else changes.
template <class T> struct LargePages {
    using value_type = T;

    LargePages() = default;
    template <class Other> LargePages(const LargePages<Other>&) {}

    T* allocate(std::size_t count)
    {
        if (!is_long(count))
            return static_cast<T*>(::operator new(count * sizeof(T)));
        const std::size_t bytes = count * sizeof(T);
        void* memory = nullptr;
        if (posix_memalign(&memory, page, bytes) != 0)
            throw std::bad_alloc();
        madvise(memory, bytes / page * page, MADV_HUGEPAGE); // a wish: refused, it costs nothing; the rest stays in small pages
        return static_cast<T*>(memory);
    }

    void deallocate(T* memory, std::size_t count)
    {
        if (is_long(count))
            std::free(memory);
        else
            ::operator delete(memory);
    }

    friend bool operator==(LargePages, LargePages) { return true; }

private:
    static constexpr std::size_t page = std::size_t{2} << 20;

    static bool is_long(std::size_t count) { return count > page / sizeof(T); }
};

template <class T> using LongVector = std::vector<T, LargePages<T>>;

} // namespace plattan
