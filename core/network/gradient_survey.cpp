// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/gradient_survey.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int between_questions = 512; // checks, a fraction of a millisecond

std::size_t decade_of(double relative_error)
{
    const double decade = std::floor(-std::log10(relative_error));
    return static_cast<std::size_t>(std::clamp(decade, 0.0, GradientSurvey::decade_count - 1.0));
}

template <class Scalar>
GradientCheck check_in_survey(const Network<double> &network, const Pass<double> &pass,
                              const TermEntry &number, double epsilon)
{
    if (number.term != Term::W1 || pass.x0[number.row] != 0 || gradient_value(pass, number) != 0)
        return check_gradient<Scalar>(network, pass, number, epsilon);
    GradientCheck nothing_moves;
    nothing_moves.loss_above = nothing_moves.loss_below = pass.loss;
    return nothing_moves;
}
} // namespace

void GradientSurvey::add(const TermEntry &number, const GradientCheck &check)
{
    ++checked;
    max_resolution = std::max(max_resolution, check.resolution);
    if (check.kink) {
        if (++kinks == 1) {
            kink = number;
            kink_at = check.kink_at;
        }
        return;
    }
    if (check.unresolved) {
        ++unresolved;
        return;
    }
    if (check.relative_error >= max_relative_error) {
        max_relative_error = check.relative_error;
        worst = number;
        worst_check = check;
    }
    if (check.relative_error == 0) {
        ++equal;
        return;
    }
    ++decades[decade_of(check.relative_error)];
    ++(check.differs() ? differing : agreeing);
    if (check.differs() && !differs)
        differs = number;
}

int entry_count(std::span<const Term> terms, const Sizes &sizes)
{
    int count = 0;
    for (const Term term : terms) {
        const Shape shape = shape_of(term, sizes);
        count += shape.rows * shape.columns;
    }
    return count;
}

template <class Scalar>
GradientSurvey check_gradients(const Network<double> &network, const Pass<double> &pass,
                               std::span<const Term> terms, double epsilon,
                               const std::function<bool(int)> &goes_on)
{
    GradientSurvey survey;
    for (const Term term : terms) {
        const Shape shape = shape_of(term, network.sizes());
        for (int row = 0; row < shape.rows; ++row)
            for (int column = 0; column < shape.columns; ++column) {
                if (goes_on && survey.checked % between_questions == 0 && !goes_on(survey.checked))
                    return survey;
                const TermEntry number = {term, row, column};
                survey.add(number, check_in_survey<Scalar>(network, pass, number, epsilon));
            }
    }
    return survey;
}

template GradientSurvey check_gradients<double>(const Network<double> &, const Pass<double> &,
                                                std::span<const Term>, double,
                                                const std::function<bool(int)> &);
template GradientSurvey check_gradients<long double>(const Network<double> &, const Pass<double> &,
                                                     std::span<const Term>, double,
                                                     const std::function<bool(int)> &);

} // namespace deltascope
