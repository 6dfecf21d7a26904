// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/walk_position.h"

#include "core/network/types.h"

#include <algorithm>

namespace deltascope {

namespace {
StepId neighbour(StepId step, int distance)
{
    return static_cast<StepId>(static_cast<int>(step) + distance);
}

WalkPosition nextInside(const WalkPosition &position, int hiddenUnits)
{
    WalkPosition next = position;
    if (position.component && position.substep < scaled_substep) {
        ++next.substep;
        return next;
    }
    next.component = position.component ? *position.component + 1 : 0;
    next.substep = firstSubstep(position.step, hiddenUnits);
    if (*next.component < componentCount(position.step, hiddenUnits))
        return next;
    return {neighbour(position.step, 1)};
}

WalkPosition previousInside(const WalkPosition &position, int hiddenUnits)
{
    WalkPosition previous = position;
    if (position.substep > firstSubstep(position.step, hiddenUnits)) {
        --previous.substep;
        return previous;
    }
    if (*position.component == 0)
        return {position.step};
    previous.component = *position.component - 1;
    previous.substep = scaled_substep;
    return previous;
}
} // namespace

int firstSubstep(StepId step, int hiddenUnits)
{
    switch (step) {
    case StepId::delta1:
        return 0;
    case StepId::dW1:
        return scaled_substep - example_entries;
    case StepId::dW2:
        return scaled_substep - std::min(example_entries, hiddenUnits);
    default:
        return scaled_substep;
    }
}

std::optional<int> exampleEntry(const WalkPosition &position, int hiddenUnits)
{
    const bool gradient = position.step == StepId::dW1 || position.step == StepId::dW2;
    if (!gradient || !position.component || position.substep >= scaled_substep)
        return std::nullopt;
    return position.substep - firstSubstep(position.step, hiddenUnits);
}

int componentCount(StepId step, int hiddenUnits)
{
    switch (step) {
    case StepId::z1:
    case StepId::x1:
    case StepId::delta1:
    case StepId::dW1:
    case StepId::db1:
        return hiddenUnits;
    case StepId::z2:
    case StepId::x2:
    case StepId::loss:
    case StepId::delta2:
    case StepId::dW2:
    case StepId::db2:
        return digit_count;
    case StepId::update:
        return 4;
    case StepId::x0:
    case StepId::after:
        break;
    }
    return 0;
}

WalkPosition nextPosition(const WalkPosition &position, int hiddenUnits, bool inside)
{
    if (position.step == StepId::after)
        return position;
    if (inside)
        return nextInside(position, hiddenUnits);
    return {neighbour(position.step, 1)};
}

WalkPosition previousPosition(const WalkPosition &position, int hiddenUnits, bool inside)
{
    if (position.component)
        return inside ? previousInside(position, hiddenUnits) : WalkPosition{position.step};
    if (position.step == StepId::x0)
        return position;
    WalkPosition previous{neighbour(position.step, -1)};
    const int count = componentCount(previous.step, hiddenUnits);
    if (inside && count > 0)
        previous.component = count - 1;
    return previous;
}

WalkPosition nextComponent(const WalkPosition &position, int hiddenUnits)
{
    const int next = position.component ? *position.component + 1 : 0;
    if (next < componentCount(position.step, hiddenUnits))
        return {position.step, next};
    return nextPosition(position, hiddenUnits, false);
}

WalkPosition previousComponent(const WalkPosition &position, int hiddenUnits)
{
    if (!position.component)
        return previousPosition(position, hiddenUnits, true);
    if (*position.component == 0)
        return {position.step};
    return {position.step, *position.component - 1};
}

} // namespace deltascope
