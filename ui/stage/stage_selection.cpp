// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_selection.h"

#include "ui/stage/stage_scene.h"

namespace deltascope {

namespace {
// The term that a hidden unit or an output stands for while a step is shown.
Term hiddenTerm(const std::optional<WalkPosition> &step)
{
    if (!step)
        return Term::x1;
    switch (step->step) {
    case StepId::z1:
        return Term::z1;
    case StepId::delta1:
        return Term::delta1;
    case StepId::db1:
        return Term::db1;
    default:
        return Term::x1;
    }
}

Term outputTerm(const std::optional<WalkPosition> &step)
{
    if (!step)
        return Term::x2;
    switch (step->step) {
    case StepId::z2:
        return Term::z2;
    case StepId::delta2:
    case StepId::delta1:
        return Term::delta2;
    case StepId::db2:
        return Term::db2;
    default:
        return Term::x2;
    }
}
} // namespace

std::optional<Selection> selectionOf(const StageItem &item, const StageFocus &focus)
{
    const auto &step = focus.step;
    const auto unit = StageScene::unitOf(focus.selection);
    const auto output = StageScene::outputOf(focus.selection);
    const bool firstGradient = step && step->step == StepId::dW1;
    const bool secondGradient = step && step->step == StepId::dW2;
    switch (item.kind) {
    case StageItem::Kind::Pixel:
        if (firstGradient && unit)
            return Selection{Term::dW1, item.index, *unit};
        return Selection{Term::x0, item.index, 0};
    case StageItem::Kind::HiddenUnit:
        if (firstGradient && item.pixel >= 0)
            return Selection{Term::dW1, item.pixel, item.index};
        if (secondGradient)
            return Selection{Term::dW2, item.index, output.value_or(0)};
        return Selection{hiddenTerm(step), item.index, 0};
    case StageItem::Kind::Output:
        if (secondGradient)
            return Selection{Term::dW2, unit.value_or(0), item.index};
        return Selection{outputTerm(step), item.index, 0};
    case StageItem::Kind::None:
        break;
    }
    return std::nullopt;
}

} // namespace deltascope
