// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/export/onnx_network.h"

#include <stdexcept>

namespace deltascope {

bool can_write_onnx()
{
    return false;
}

void write_onnx(const std::filesystem::path & /*file*/, const Network<float> & /*network*/)
{
    throw std::logic_error("this program was built without ONNX's library");
}

} // namespace deltascope
