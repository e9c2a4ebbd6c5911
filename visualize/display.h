#pragma once

#include <sys/types.h>

namespace plattan::view {

/// A screen to draw on. SFML aborts where there is none, so that it is looked for first.
class Display {
public:
    /// The one that DISPLAY names. Where it does not answer and nobody needs to see anything, an invisible one (Xvfb) that lasts as long as
    /// this object. Throws MachineError where there is neither.
    explicit Display(bool may_be_invisible);
    ~Display();
    /// An invisible screen then goes with the process, not with this object: who has had a window on it keeps a connection to the very end.
    void keep_until_exit() { server = -1; }
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;

private:
    void start_invisible();

    pid_t server = -1;
};

} // namespace plattan::view
