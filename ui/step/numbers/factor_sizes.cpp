// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/shape_line.h"

#include "ui/step/pass/step_text.h"
#include "ui/step/pass/term_values.h"

namespace deltascope {

namespace {
// Of the update those of the parameter that is shown.
std::vector<Term> termsOf(const StepWalk &walk)
{
    if (walk.step() == StepId::update) {
        const Selection parameter = walk.component();
        return {parameter.term, gradientOf(parameter).term};
    }
    const std::vector<Step> all = steps(walk.open()->functions());
    const Step &step = all[static_cast<std::size_t>(walk.step())];
    std::vector<Term> terms = {step.makes};
    if (walk.step() == StepId::x0)
        terms.push_back(Term::y); // is shown with it
    terms.insert(terms.end(), step.reads.begin(), step.reads.end());
    return terms;
}

// Of a matrix both, also where it has one row or column.
QString sizeOf(Term term, const Sizes &sizes)
{
    const Shape shape = shape_of(term, sizes);
    return is_matrix(term) ? QStringLiteral("%1 × %2").arg(shape.rows).arg(shape.columns)
                           : QString::number(shape.rows);
}
} // namespace

WorkedEquation shapeLine(const StepWalk &walk)
{
    WorkedEquationBuilder line;
    bool isFirst = true;
    if (walk.step() == StepId::after)
        return {};
    for (const Term term : termsOf(walk)) {
        if (facts(term).rows == Axis::None)
            continue;
        line.op(isFirst ? StepText::tr("sizes:") : QStringLiteral(","));
        isFirst = false;
        line.name(nameOf(term) + QLatin1Char(' ') + sizeOf(term, walk.open()->sizes()), symbolOfTerm(term));
    }
    return line.line();
}

} // namespace deltascope
