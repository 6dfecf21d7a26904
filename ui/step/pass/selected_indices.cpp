// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/selected_indices.h"

#include "ui/step/pass/term_values.h"
#include "ui/step/pass/walk_position.h"

#include <algorithm>

namespace deltascope {

namespace {
constexpr Term parameters[] = {Term::W1, Term::b1, Term::W2, Term::b2};
} // namespace

Indexed indexed(Term term)
{
    switch (term) {
    case Term::x0:
        return Indexed::ByPixel;
    case Term::W1:
    case Term::dW1:
        return Indexed::ByPixelAndUnit;
    case Term::W2:
    case Term::dW2:
        return Indexed::ByUnitAndOutput;
    case Term::b1:
    case Term::z1:
    case Term::x1:
    case Term::delta1:
    case Term::db1:
    case Term::phi_prime_z1:
        return Indexed::ByUnit;
    case Term::y:
    case Term::b2:
    case Term::z2:
    case Term::x2:
    case Term::delta2:
    case Term::db2:
    case Term::phi_prime_z2:
        return Indexed::ByOutput;
    case Term::loss:
    case Term::eta:
    case Term::theta:
    case Term::loss_after:
        break;
    }
    return Indexed::ByNothing;
}

TermShape shapeOf(Term term, int hiddenUnits)
{
    switch (indexed(term)) {
    case Indexed::ByPixel:
        return {pixel_count, 1};
    case Indexed::ByUnit:
        return {hiddenUnits, 1};
    case Indexed::ByOutput:
        return {digit_count, 1};
    case Indexed::ByPixelAndUnit:
        return {pixel_count, hiddenUnits};
    case Indexed::ByUnitAndOutput:
        return {hiddenUnits, digit_count};
    case Indexed::ByNothing:
        break;
    }
    return {};
}

void SelectedIndices::choose(const Selection &number)
{
    switch (indexed(number.term)) {
    case Indexed::ByPixel:
        pixel = number.row;
        break;
    case Indexed::ByUnit:
        unit = number.row;
        break;
    case Indexed::ByOutput:
        output = number.row;
        break;
    case Indexed::ByPixelAndUnit:
        pixel = number.row;
        unit = number.column;
        break;
    case Indexed::ByUnitAndOutput:
        unit = number.row;
        output = number.column;
        break;
    case Indexed::ByNothing:
        break;
    }
    const Term ofGradient = parameterOf(number).term;
    if (std::ranges::find(parameters, ofGradient) != std::end(parameters))
        parameter = ofGradient;
}

Selection SelectedIndices::numberOf(Term term) const
{
    switch (indexed(term)) {
    case Indexed::ByPixel:
        return {term, pixel, 0};
    case Indexed::ByUnit:
        return {term, unit, 0};
    case Indexed::ByOutput:
        return {term, output, 0};
    case Indexed::ByPixelAndUnit:
        return {term, pixel, unit};
    case Indexed::ByUnitAndOutput:
        return {term, unit, output};
    case Indexed::ByNothing:
        break;
    }
    return {term, 0, 0};
}

Term SelectedIndices::madeBy(StepId step) const
{
    constexpr Term made[] = {Term::x0,   Term::z1,     Term::x1,     Term::z2,        Term::x2,
                             Term::loss, Term::delta2, Term::delta1, Term::dW2,       Term::db2,
                             Term::dW1,  Term::db1,    Term::theta,  Term::loss_after};
    return step == StepId::update ? parameter : made[static_cast<std::size_t>(step)];
}

ParameterIndex SelectedIndices::parameterAt(StepId step) const
{
    const auto at = [this](Term term) {
        const Selection number = numberOf(term);
        return ParameterIndex{term, number.row, number.column};
    };
    switch (step) {
    case StepId::x0:
    case StepId::z1:
    case StepId::x1:
    case StepId::delta1:
    case StepId::dW1:
        return at(Term::W1);
    case StepId::db1:
        return at(Term::b1);
    case StepId::delta2:
    case StepId::db2:
        return at(Term::b2);
    case StepId::update:
    case StepId::after:
        return at(parameter);
    case StepId::z2:
    case StepId::x2:
    case StepId::loss:
    case StepId::dW2:
        break;
    }
    return at(Term::W2);
}

int SelectedIndices::componentOf(StepId step) const
{
    if (step == StepId::update)
        return static_cast<int>(std::ranges::find(parameters, parameter) - std::begin(parameters));
    if (step == StepId::loss)
        return output;
    const Selection number = numberOf(madeBy(step));
    return shapeOf(number.term, max_hidden_units).columns > 1 ? number.column : number.row;
}

void SelectedIndices::chooseComponent(StepId step, int component)
{
    if (step == StepId::update)
        parameter = parameters[component];
    else if (componentCount(step, max_hidden_units) == digit_count)
        output = component;
    else
        unit = component;
}

} // namespace deltascope
