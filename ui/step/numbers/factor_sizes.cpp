// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/factor_sizes.h"

#include "ui/theme/notation.h"

#include <utility>

namespace deltascope {

namespace {
// Whether the equation of the step has the term as a transposed factor.
bool isTransposedFactor(StepId step, Term term, Cost cost)
{
    const bool unitsFirst = weightOrder() == Convention::UnitsFirst;
    switch (step) {
    case StepId::z1:
    case StepId::z2:
        return !unitsFirst && is_matrix(term);
    case StepId::loss:
        return term == Term::y && cost != Cost::Quadratic;
    case StepId::delta1:
        return unitsFirst && is_matrix(term);
    case StepId::dW1:
        return term == (unitsFirst ? Term::x0 : Term::delta1);
    case StepId::dW2:
        return term == (unitsFirst ? Term::x1 : Term::delta2);
    default:
        return false;
    }
}

// A function of a vector is as large as that, and what stands in the brackets of x⁰ = (x⁰ᵢ) is one number.
bool hasSize(const EquationSymbol &symbol, StepId step, Term term)
{
    const bool isFunction = term == Term::phi_prime_z1 || term == Term::phi_prime_z2;
    return facts(term).rows != Axis::None && !isFunction && (step != StepId::x0 || symbol.id == symbol.term);
}
} // namespace

SizesUnder factorSizes(const EquationPicture &equation, StepId step, const Functions &functions,
                       const Sizes &sizes)
{
    SizesUnder under;
    for (const EquationSymbol &symbol : equation.symbols()) {
        const auto term = term_from(symbol.term.toStdString());
        if (!term || !hasSize(symbol, step, *term))
            continue;
        Shape shape = shape_of(*term, sizes, weightOrder());
        if (isTransposedFactor(step, *term, functions.cost))
            std::swap(shape.rows, shape.columns);
        under.insert(symbol.id, QStringLiteral("%1×%2").arg(shape.rows).arg(shape.columns));
    }
    return under;
}

} // namespace deltascope
