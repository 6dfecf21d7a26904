// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/walk_position.h"

#include <algorithm>

namespace deltascope {

namespace {
StepId neighbour(StepId step, int distance)
{
    return static_cast<StepId>(static_cast<int>(step) + distance);
}

// The substep after and before one of a component; the contributions to a δ¹ⱼ are as many as the outputs.
int substepAfter(const WalkPosition &position, const Sizes &sizes)
{
    const bool summed = position.step == StepId::delta1 && position.substep == sizes.outputs;
    return summed ? scaled_substep : position.substep + 1;
}

int substepBefore(const WalkPosition &position, const Sizes &sizes)
{
    const bool scaled = position.step == StepId::delta1 && position.substep == scaled_substep;
    return scaled ? sizes.outputs : position.substep - 1;
}

WalkPosition nextInside(const WalkPosition &position, const Sizes &sizes)
{
    WalkPosition next = position;
    if (position.component && position.substep < scaled_substep) {
        next.substep = substepAfter(position, sizes);
        return next;
    }
    next.component = position.component ? *position.component + 1 : 0;
    next.substep = firstSubstep(position.step, sizes);
    if (*next.component < componentCount(position.step, sizes))
        return next;
    return {neighbour(position.step, 1)};
}

WalkPosition previousInside(const WalkPosition &position, const Sizes &sizes)
{
    WalkPosition previous = position;
    if (position.substep > firstSubstep(position.step, sizes)) {
        previous.substep = substepBefore(position, sizes);
        return previous;
    }
    if (*position.component == 0)
        return {position.step};
    previous.component = *position.component - 1;
    previous.substep = scaled_substep;
    return previous;
}
} // namespace

int firstSubstep(StepId step, const Sizes &sizes)
{
    switch (step) {
    case StepId::delta1:
        return 0;
    case StepId::dW1:
        return scaled_substep - std::min(example_entries, sizes.inputs);
    case StepId::dW2:
        return scaled_substep - std::min(example_entries, sizes.hidden);
    default:
        return scaled_substep;
    }
}

std::optional<int> exampleEntry(const WalkPosition &position, const Sizes &sizes)
{
    const bool gradient = position.step == StepId::dW1 || position.step == StepId::dW2;
    if (!gradient || !position.component || position.substep >= scaled_substep)
        return std::nullopt;
    return position.substep - firstSubstep(position.step, sizes);
}

int componentCount(StepId step, const Sizes &sizes)
{
    if (step == StepId::update)
        return static_cast<int>(parameter_terms.size());
    const Axis axis = facts(step).components;
    return axis == Axis::None ? 0 : count_of(axis, sizes);
}

WalkPosition nextPosition(const WalkPosition &position, const Sizes &sizes, bool inside)
{
    if (position.step == StepId::after)
        return position;
    if (inside)
        return nextInside(position, sizes);
    return {neighbour(position.step, 1)};
}

WalkPosition previousPosition(const WalkPosition &position, const Sizes &sizes, bool inside)
{
    if (position.component)
        return inside ? previousInside(position, sizes) : WalkPosition{position.step};
    if (position.step == StepId::x0)
        return position;
    WalkPosition previous{neighbour(position.step, -1)};
    const int count = componentCount(previous.step, sizes);
    if (inside && count > 0)
        previous.component = count - 1;
    return previous;
}

WalkPosition nextComponent(const WalkPosition &position, const Sizes &sizes)
{
    const int next = position.component ? *position.component + 1 : 0;
    if (next < componentCount(position.step, sizes))
        return {position.step, next};
    return nextPosition(position, sizes, false);
}

WalkPosition previousComponent(const WalkPosition &position, const Sizes &sizes)
{
    if (!position.component)
        return previousPosition(position, sizes, true);
    if (*position.component == 0)
        return {position.step};
    return {position.step, *position.component - 1};
}

} // namespace deltascope
