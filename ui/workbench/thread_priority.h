// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace deltascope {

/// The calling thread, and those that it begins after this, give way to all others of the program, so that
/// the interface answers at once while every processor trains. Does nothing where the system cannot.
void lowerThreadPriority();

} // namespace deltascope
