#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <utility>

namespace plattan {

/// Values that are slow to make, by key; those not used for longest are dropped where all together take more than a bound. What somebody
/// still holds stays alive with its holder.
template <class Key, class Value> class BoundedCache {
public:
    explicit BoundedCache(std::size_t most_bytes) : most(most_bytes) {}

    /// @param make the value where it is not kept
    /// @param bytes how much memory a value takes
    std::shared_ptr<const Value> get(const Key& key, const std::function<Value()>& make, const std::function<std::size_t(const Value&)>& bytes)
    {
        if (const auto found = where.find(key); found != where.end()) {
            kept.splice(kept.begin(), kept, found->second);
            return kept.front().value;
        }
        auto value = std::make_shared<const Value>(make());
        const std::size_t size = bytes(*value);
        kept.push_front({key, value, size});
        where[key] = kept.begin();
        used += size;
        while (used > most && kept.size() > 1) {
            used -= kept.back().bytes;
            where.erase(kept.back().key);
            kept.pop_back();
        }
        return value;
    }

    std::size_t size() const { return kept.size(); }
    std::size_t bytes() const { return used; }

private:
    struct Entry {
        Key key;
        std::shared_ptr<const Value> value;
        std::size_t bytes;
    };
    std::size_t most, used = 0;
    std::list<Entry> kept; ///< the last used first
    std::map<Key, typename std::list<Entry>::iterator> where;
};

} // namespace plattan
