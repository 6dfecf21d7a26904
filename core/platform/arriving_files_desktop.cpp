// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/arriving_files.h"

namespace deltascope {

void await_files_in(const std::filesystem::path & /*folder*/, const std::vector<std::string> & /*names*/) {}

} // namespace deltascope
