// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace deltascope::cli {

/// While it lives, Ctrl-C only asks to stop; a second one ends the program as usual. One at a time.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    /// Ctrl-C was pressed.
    bool pressed() const;

private:
    void (*before_)(int);
};

} // namespace deltascope::cli
