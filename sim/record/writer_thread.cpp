#include "record/writer_thread.h"

namespace plattan {

WriterThread::WriterThread() : thread([this] { run(); }) {}

WriterThread::~WriterThread()
{
    {
        const std::lock_guard lock(mutex);
        stopping = true;
    }
    changed.notify_all();
    thread.join();
}

void WriterThread::post(std::function<void()> job)
{
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return jobs.size() < most_waiting || failure; });
    if (failure)
        std::rethrow_exception(failure);
    jobs.push_back(std::move(job));
    changed.notify_all();
}

void WriterThread::finish()
{
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return (jobs.empty() && !busy) || failure; });
    if (failure)
        std::rethrow_exception(failure);
}

void WriterThread::run()
{
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [&] { return !jobs.empty() || stopping; });
        if (jobs.empty())
            return;
        const auto job = std::move(jobs.front());
        jobs.pop_front();
        busy = true;
        lock.unlock();
        std::exception_ptr thrown;
        try {
            job();
        } catch (...) {
            thrown = std::current_exception();
        }
        lock.lock();
        busy = false;
        if (thrown) {
            failure = thrown;
            jobs.clear();
        }
        changed.notify_all();
    }
}

} // namespace plattan
