// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/posix_disk.h"

#include <fcntl.h>
#include <unistd.h>

namespace deltascope {

// fsync() leaves it to the drive there when it writes; a file system that knows no more has fsync() alone.
bool flush_to_disk(int descriptor)
{
    return ::fcntl(descriptor, F_FULLFSYNC) == 0 || ::fsync(descriptor) == 0;
}

void read_past_memory(int descriptor)
{
    ::fcntl(descriptor, F_NOCACHE, 1);
}

} // namespace deltascope
