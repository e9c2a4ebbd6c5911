#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace plattan {

/// One thread that does jobs in order behind a bounded queue: compression and disk do not hold up the day. HDF5 has
/// one global lock, so more threads would not help.
class WriterThread {
public:
    WriterThread();
    ~WriterThread();
    WriterThread(const WriterThread&) = delete;
    WriterThread& operator=(const WriterThread&) = delete;

    /// Waits while the queue is full. Throws what an earlier job threw.
    void post(std::function<void()> job);

    /// Waits until everything is done. Throws what a job threw.
    void finish();

private:
    void run();

    static constexpr std::size_t most_waiting = 16;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> jobs;
    std::exception_ptr failure;
    bool busy = false;
    bool stopping = false;
    std::thread thread;
};

} // namespace plattan
