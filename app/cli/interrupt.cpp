// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

namespace deltascope::cli {

namespace {
volatile std::sig_atomic_t ctrl_c_pressed = 0;

void ask_to_stop(int)
{
    ctrl_c_pressed = 1;
    std::signal(SIGINT, SIG_DFL);
}
} // namespace

Interrupt::Interrupt()
    : before_(std::signal(SIGINT, ask_to_stop))
{
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, before_);
}

bool Interrupt::pressed() const
{
    return ctrl_c_pressed != 0;
}

} // namespace deltascope::cli
