// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/walk_position.h"

#include "core/network/types.h"

namespace deltascope {

namespace {
StepId neighbour(StepId step, int distance)
{
    return static_cast<StepId>(static_cast<int>(step) + distance);
}

int firstStage(StepId step)
{
    return step == StepId::delta1 ? 0 : scaled_stage;
}

WalkPosition nextInside(const WalkPosition &position, int count)
{
    WalkPosition next = position;
    if (position.component && position.stage < scaled_stage) {
        ++next.stage;
        return next;
    }
    next.component = position.component ? *position.component + 1 : 0;
    next.stage = firstStage(position.step);
    if (*next.component < count)
        return next;
    return {neighbour(position.step, 1)};
}

WalkPosition previousInside(const WalkPosition &position)
{
    WalkPosition previous = position;
    if (position.stage > firstStage(position.step)) {
        --previous.stage;
        return previous;
    }
    if (*position.component == 0)
        return {position.step};
    previous.component = *position.component - 1;
    previous.stage = scaled_stage;
    return previous;
}
} // namespace

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
        return nextInside(position, componentCount(position.step, hiddenUnits));
    return {neighbour(position.step, 1)};
}

WalkPosition previousPosition(const WalkPosition &position, int hiddenUnits, bool inside)
{
    if (position.component)
        return inside ? previousInside(position) : WalkPosition{position.step};
    if (position.step == StepId::x0)
        return position;
    WalkPosition previous{neighbour(position.step, -1)};
    const int count = componentCount(previous.step, hiddenUnits);
    if (inside && count > 0)
        previous.component = count - 1;
    return previous;
}

} // namespace deltascope
