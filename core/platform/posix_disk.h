// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace deltascope {

// What NewFile asks of the disk, where files are those of POSIX: descriptors of files that are open.

/// What was written to the file is on the disk when this returns. False with errno when it is not.
bool flush_to_disk(int descriptor);

/// The file is read from the disk from now on, not from what memory has kept of it. Only advice.
void read_past_memory(int descriptor);

} // namespace deltascope
