// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace deltascope {

/// The calling thread, and those that it begins after this, give way to all others of the program, so that
/// the interface answers at once while every processor trains. Does nothing where the system cannot.
void lower_thread_priority();

/// The processor time that the calling thread has used so far; what it waits for does not count.
std::chrono::nanoseconds processor_time_of_thread();

} // namespace deltascope
