// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/reveal.h"

#include "ui/step/numbers/contributions.h"

namespace deltascope {

namespace {
// The parameters are there before the update.
bool isResultOf(StepId step, Term term)
{
    return step != StepId::update && SelectedIndices{}.madeBy(step) == term;
}

// The step that makes the term, or the first one that needs it.
StepId stepOf(Term term)
{
    if (term == Term::phi_prime_z2)
        return StepId::delta2;
    if (term == Term::phi_prime_z1)
        return StepId::delta1;
    for (int i = 0; i < step_count; ++i)
        if (isResultOf(static_cast<StepId>(i), term))
            return static_cast<StepId>(i);
    return StepId::x0;
}
} // namespace

bool isRevealed(const StepWalk &walk, const Selection &number)
{
    const StepId maker = stepOf(number.term);
    if (maker != walk.step())
        return maker < walk.step();
    const auto &current = walk.position().component;
    if (!current || !isResultOf(maker, number.term))
        return true;
    if (maker == StepId::loss)
        return walk.substep() >= digit_count;
    SelectedIndices chosen;
    chosen.choose(number);
    const int component = chosen.componentOf(maker);
    const bool complete = walk.substep() == scaled_substep;
    const bool isExample = maker != StepId::delta1 && number == walk.component();
    return component < *current || (component == *current && (complete || isExample));
}

std::optional<double> sumSoFar(const StepWalk &walk, const Selection &number)
{
    if (isRevealed(walk, number))
        return std::nullopt;
    if (walk.step() == StepId::loss && number.term == Term::loss)
        return lossContributions(*walk.open(), walk.substep()).sum;
    if (walk.step() == StepId::delta1 && number == walk.component())
        return outputContributions(*walk.open(), number.row, walk.substep()).sum;
    return std::nullopt;
}

} // namespace deltascope
