// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/step_equations.h"

#include "ui/equations/equation_library.h"
#include "ui/step/numbers/factor_sizes.h"
#include "ui/step/numbers/worked_equation.h"
#include "ui/step/walk/step_walk.h"

#include <algorithm>

namespace deltascope {

namespace {
bool isShown(const Equation &equation, StepId step, const SelectedIndices &chosen)
{
    if (step != StepId::update)
        return true;
    const QString parameter = symbolOfTerm(chosen.parameter);
    const auto &symbols = equation.picture->symbols();
    return std::any_of(symbols.begin(), symbols.end(),
                       [&](const EquationSymbol &symbol) { return symbol.term == parameter; });
}
} // namespace

StepEquations equationsOf(EquationLibrary &library, const StepWalk &walk, bool full)
{
    StepEquations shown;
    const InspectedPass &open = *walk.open();
    const StepId step = walk.step();
    for (const Equation &equation : library.equations(step, open.functions(), open.sizes().has_picture())) {
        const bool isVector = equation.form == EquationForm::Vector;
        if (!isShown(equation, step, walk.chosen()) || !(full || isVector || shown.pictures.isEmpty()))
            continue;
        shown.pictures.append(equation.picture);
        shown.sizes.append(isVector && full
                               ? factorSizes(*equation.picture, step, open.functions(), open.sizes())
                               : SizesUnder());
    }
    return shown;
}

} // namespace deltascope
