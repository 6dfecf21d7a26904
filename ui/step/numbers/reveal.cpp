// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/reveal.h"

#include "ui/step/numbers/contributions.h"

namespace deltascope {

namespace {
// The parameters are there before the update.
bool isResultOf(StepId step, Term term)
{
    return step != StepId::update && facts(step).makes == term;
}
} // namespace

bool isRevealed(const StepWalk &walk, const Selection &number)
{
    if (walk.step() != StepId::update && walk.hidden().contains(number))
        return false;
    const StepId maker = facts(number.term).from;
    if (maker != walk.step())
        return maker < walk.step();
    const auto &current = walk.position().component;
    if (!current || !isResultOf(maker, number.term))
        return true;
    if (maker == StepId::loss)
        return walk.substep() >= walk.open()->sizes().outputs;
    SelectedIndices chosen;
    chosen.choose(number);
    const int component = chosen.componentOf(maker);
    const bool complete = walk.substep() == scaled_substep;
    const bool isExample = maker != StepId::delta1 && number == walk.component();
    return component < *current || (component == *current && (complete || isExample));
}

std::optional<double> sumSoFar(const StepWalk &walk, const Selection &number)
{
    if (isRevealed(walk, number) || walk.hidden().contains(number))
        return std::nullopt;
    if (walk.step() == StepId::loss && number.term == Term::loss)
        return lossContributions(*walk.open(), walk.substep()).sum;
    if (walk.step() == StepId::delta1 && number == walk.component())
        return outputContributions(*walk.open(), number.row, walk.substep()).sum;
    return std::nullopt;
}

} // namespace deltascope
