#include "experiments/interruption.h"

#include <csignal>

namespace plattan {

namespace {

volatile std::sig_atomic_t raised = 0;

extern "C" void raise_flag(int) { raised = 1; }

} // namespace

void catch_interruptions()
{
    std::signal(SIGINT, raise_flag);
    std::signal(SIGTERM, raise_flag);
}

bool interrupted() { return raised != 0; }

} // namespace plattan
