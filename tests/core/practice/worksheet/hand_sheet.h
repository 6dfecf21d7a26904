// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/hand_network.h"
#include "core/practice/worksheet/sheet.h"

namespace deltascope {

inline Sheet hand_sheet(HandNetwork name, std::uint64_t seed, const SheetSetting &setting,
                        const Functions &functions = {}, bool fixed_biases = false)
{
    const HandExample example = hand_example(name, seed, functions);
    return make_sheet({example.network, example.x0, example.y, hand_rate, fixed_biases}, setting, seed);
}

} // namespace deltascope
