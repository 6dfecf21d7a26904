// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace deltascope {

/// The calling thread gives way to all others of the program, so that the interface answers at once while
/// every processor trains. Does nothing where the system cannot. Not every system hands it on to the threads
/// that this one begins: they ask thread_gives_way() of it.
void lower_thread_priority();

/// Whether the calling thread gives way so.
bool thread_gives_way();

/// The processor time that the calling thread has used so far; what it waits for does not count. Always 0
/// where the system does not tell.
std::chrono::nanoseconds processor_time_of_thread();

} // namespace deltascope
