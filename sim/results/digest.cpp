#include "results/digest.h"

#include "base/random.h"
#include "results/layout.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace plattan {

namespace {

/// Two lanes of a mixing hash: finds differences, protects against nobody.
class Hash {
public:
    void add(const void* data, std::size_t size)
    {
        add_piece(data, size);
        end_pieces(size);
    }
    /// Of what comes in pieces; all but the last take a multiple of 8 bytes. `end_pieces` tells their length together.
    void add_piece(const void* data, std::size_t size)
    {
        const auto* bytes = static_cast<const std::uint8_t*>(data);
        for (std::size_t i = 0; i < size; i += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes + i, std::min<std::size_t>(8, size - i));
            one = mix(one ^ word);
            two = mix(two + word * 0x9e3779b97f4a7c15ULL);
        }
    }
    void end_pieces(std::size_t size) { one = mix(one ^ size); }
    std::string text() const { return fmt::format("{:016x}{:016x}", one, two); }

private:
    std::uint64_t one = 0x706c617474616eULL, two = 0x746f7267ULL;
};

} // namespace

Digest digest_of(const RunReader& run)
{
    Digest digest;
    Hash whole;
    for (const auto& path : layout::digested()) {
        Hash hash;
        hash.add(path.data(), path.size());
        const std::uint64_t rows = run.rows_of(path), at_once = run.rows_at_once(path);
        const auto type = run.raw(path, 0, 0).type;
        hash.add(type.data(), type.size());
        std::size_t size = 0;
        for (std::uint64_t first = 0; first < rows; first += at_once) {
            const auto raw = run.raw(path, first, std::min(at_once, rows - first));
            hash.add_piece(raw.bytes.data(), raw.bytes.size());
            size += raw.bytes.size();
        }
        hash.end_pieces(size);
        const auto text = hash.text();
        whole.add(text.data(), text.size());
        digest.each.emplace_back(path, text);
    }
    digest.whole = whole.text();
    return digest;
}

} // namespace plattan
