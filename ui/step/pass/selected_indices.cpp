// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/selected_indices.h"

#include "ui/step/pass/term_values.h"

#include <algorithm>

namespace deltascope {

int SelectedIndices::along(Axis axis) const
{
    switch (axis) {
    case Axis::Input:
        return pixel;
    case Axis::Unit:
        return unit;
    case Axis::Output:
        return output;
    case Axis::None:
        break;
    }
    return 0;
}

void SelectedIndices::choose(Axis axis, int index)
{
    switch (axis) {
    case Axis::Input:
        pixel = index;
        break;
    case Axis::Unit:
        unit = index;
        break;
    case Axis::Output:
        output = index;
        break;
    case Axis::None:
        break;
    }
}

void SelectedIndices::choose(const Selection &number)
{
    choose(facts(number.term).rows, number.row);
    choose(facts(number.term).columns, number.column);
    const Term ofGradient = parameterOf(number).term;
    if (gradient_of(ofGradient))
        parameter = ofGradient;
}

Selection SelectedIndices::numberOf(Term term) const
{
    return {term, along(facts(term).rows), along(facts(term).columns)};
}

Term SelectedIndices::madeBy(StepId step) const
{
    return step == StepId::update ? parameter : facts(step).makes;
}

Selection SelectedIndices::parameterAt(StepId step) const
{
    switch (step) {
    case StepId::x0:
    case StepId::z1:
    case StepId::x1:
    case StepId::delta1:
    case StepId::dW1:
        return numberOf(Term::W1);
    case StepId::db1:
        return numberOf(Term::b1);
    case StepId::delta2:
    case StepId::db2:
        return numberOf(Term::b2);
    case StepId::update:
    case StepId::after:
        return numberOf(parameter);
    case StepId::z2:
    case StepId::x2:
    case StepId::loss:
    case StepId::dW2:
        break;
    }
    return numberOf(Term::W2);
}

int SelectedIndices::componentOf(StepId step) const
{
    if (step == StepId::update)
        return static_cast<int>(std::ranges::find(parameter_terms, parameter) - parameter_terms.begin());
    return along(facts(step).components);
}

void SelectedIndices::chooseComponent(StepId step, int component)
{
    if (step == StepId::update)
        parameter = parameter_terms[static_cast<std::size_t>(component)];
    else
        choose(facts(step).components, component);
}

} // namespace deltascope
