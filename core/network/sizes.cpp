// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/sizes.h"

namespace deltascope {

Message validation_error(const Sizes &sizes)
{
    if (!sizes.has_picture() && (sizes.inputs < 1 || sizes.inputs > max_named_inputs))
        return Message::tr("the number of inputs must be %1 or 1 to %2",
                           {std::to_string(pixel_count), std::to_string(max_named_inputs)});
    if (sizes.hidden < 1 || sizes.hidden > max_hidden_units)
        return Message::tr("the number of hidden units must be 1 to %1", {std::to_string(max_hidden_units)});
    if (sizes.outputs < 1 || sizes.outputs > max_outputs)
        return Message::tr("the number of outputs must be 1 to %1", {std::to_string(max_outputs)});
    return {};
}

std::string to_string(const Sizes &sizes)
{
    return std::to_string(sizes.inputs) + " → " + std::to_string(sizes.hidden) + " → " +
           std::to_string(sizes.outputs);
}

} // namespace deltascope
