// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/posix_disk.h"

#include <fcntl.h>
#include <unistd.h>

namespace deltascope {

bool flush_to_disk(int descriptor)
{
    return ::fsync(descriptor) == 0;
}

void read_past_memory(int descriptor)
{
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
}

} // namespace deltascope
