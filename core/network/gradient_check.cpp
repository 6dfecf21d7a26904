// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/gradient_check.h"

#include "core/network/term_values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace deltascope {

namespace {
[[noreturn]] void not_a_parameter()
{
    throw std::invalid_argument("a parameter is W1, b1, W2 or b2");
}

// Of the parameters, or of their gradients, which have the same shapes.
double entry(const TermEntry &index, const Matrix<double> &W1, const Vector<double> &b1,
             const Matrix<double> &W2, const Vector<double> &b2)
{
    const auto [parameter, i, j] = index;
    switch (parameter) {
    case Term::W1:
        return W1(i, j);
    case Term::b1:
        return b1[i];
    case Term::W2:
        return W2(i, j);
    case Term::b2:
        return b2[i];
    default:
        not_a_parameter();
    }
}

// The hidden unit that a change of the number moves, if it moves one.
std::optional<int> moved_unit(const TermEntry &index)
{
    if (index.term == Term::W1)
        return index.column;
    if (index.term == Term::b1 || index.term == Term::z1)
        return index.row;
    return {};
}

// What a change of one number changes, of a forward pass.
template <class Scalar>
struct Nudged
{
    Scalar z1 = 0;     // of the one hidden unit that the number feeds, if it feeds one
    Vector<Scalar> z2; // outputs
    Scalar loss = 0;   // Lₙ
};

// z² when z¹ of one unit is moved: z²ₖ = Σⱼ w²ⱼₖ x¹ⱼ + b²ₖ changes by w²ⱼₖ Δx¹ⱼ. An x¹ⱼ that is held does not
// follow, nor does it meet the kink of a ReLU.
template <class Scalar>
void move_hidden(Nudged<Scalar> &nudged, const Network<double> &network, const Pass<double> &pass,
                 Eigen::Index unit, Scalar change)
{
    const Scalar z = pass.z1[unit];
    nudged.z1 = z;
    if (pass.holds(static_cast<int>(unit)))
        return;
    nudged.z1 = z + change;
    const Activation hidden = network.functions.hidden;
    const Scalar change_of_x1 = phi(hidden, nudged.z1) - phi(hidden, z);
    nudged.z2 += network.parameters.W2.row(unit).transpose().cast<Scalar>() * change_of_x1;
}

// The forward pass when the number is changed: each z is linear in each parameter that feeds it.
template <class Scalar>
Nudged<Scalar> nudge(const Network<double> &network, const Pass<double> &pass, const TermEntry &index,
                     Scalar change)
{
    const auto [number, i, j] = index;
    Nudged<Scalar> nudged;
    nudged.z2 = pass.z2.cast<Scalar>();
    switch (number) {
    case Term::W1: // z¹ⱼ = … + w¹ᵢⱼ x⁰ᵢ + …
        move_hidden(nudged, network, pass, j, change * static_cast<Scalar>(pass.x0[i]));
        break;
    case Term::b1: // z¹ᵢ = … + b¹ᵢ
    case Term::z1:
        move_hidden(nudged, network, pass, i, change);
        break;
    case Term::W2: // z²ⱼ = … + w²ᵢⱼ x¹ᵢ + …
        nudged.z2[j] += change * static_cast<Scalar>(pass.x1[i]);
        break;
    case Term::b2: // z²ᵢ = … + b²ᵢ
    case Term::z2:
        nudged.z2[i] += change;
        break;
    default:
        not_a_parameter();
    }
    const Vector<Scalar> x2 = phi(network.functions.output, nudged.z2);
    nudged.loss = loss<Scalar>(network.functions.cost, nudged.z2, x2, pass.y.cast<Scalar>());
    return nudged;
}

// S of GradientCheck::resolution.
double rounded_size(const Network<double> &network, const Pass<double> &pass, const TermEntry &index)
{
    double size = pass.loss + pass.delta2.cwiseProduct(pass.z2).lpNorm<1>();
    if (!facts(network.functions.cost).cancels_phi_prime) // the others are computed from z², not from x²
        size += (pass.x2 - pass.y).cwiseProduct(pass.x2).lpNorm<1>();
    if (const auto unit = moved_unit(index)) {
        const double error_of_x1 = network.parameters.W2.row(*unit).dot(pass.delta2);
        size += std::abs(pass.delta1[*unit] * pass.z1[*unit]) + std::abs(error_of_x1 * pass.x1[*unit]);
    }
    return size;
}

// Where a ReLU is on one side of 0 below, and on the other above.
template <class Scalar>
std::optional<TermEntry> kink_between(const Functions &functions, const TermEntry &index,
                                      const Nudged<Scalar> &below, const Nudged<Scalar> &above)
{
    if (facts(functions.hidden).has_kink && (below.z1 > 0) != (above.z1 > 0))
        return TermEntry{Term::z1, *moved_unit(index)};
    if (facts(functions.output).has_kink)
        for (int k = 0; k < below.z2.size(); ++k)
            if ((below.z2[k] > 0) != (above.z2[k] > 0))
                return TermEntry{Term::z2, k};
    return {};
}

// Rounding leaves fewer than two digits to compare.
bool is_unresolved(const GradientCheck &check)
{
    if (!std::isfinite(check.numerical) || !std::isfinite(check.backpropagated))
        return true;
    constexpr double spare = 4; // the bound is of first order, and the last sums are rounded too
    const double largest = std::max(std::abs(check.backpropagated), std::abs(check.numerical));
    if (largest == 0)
        return false; // nothing moves
    return largest <= check.resolution ||
           (check.relative_error >= differing_error &&
            std::abs(check.backpropagated - check.numerical) <= spare * check.resolution);
}
} // namespace

double parameter_value(const Parameters<double> &parameters, const TermEntry &index)
{
    const auto &[W1, b1, W2, b2] = parameters;
    return entry(index, W1, b1, W2, b2);
}

double gradient_value(const Pass<double> &pass, const TermEntry &index)
{
    if (index.term == Term::z1)
        return pass.delta1[index.row];
    if (index.term == Term::z2)
        return pass.delta2[index.row];
    return entry(index, pass.dW1, pass.db1, pass.dW2, pass.db2);
}

double loss_with(const Network<double> &network, const Pass<double> &pass, const TermEntry &index,
                 double value)
{
    return nudge(network, pass, index, value - value_of(network, pass, index)).loss;
}

template <class Scalar>
GradientCheck check_gradient(const Network<double> &network, const Pass<double> &pass, const TermEntry &index,
                             double epsilon)
{
    const auto step = static_cast<Scalar>(epsilon);
    const Nudged<Scalar> below = nudge<Scalar>(network, pass, index, -step);
    const Nudged<Scalar> above = nudge<Scalar>(network, pass, index, step);

    GradientCheck check;
    check.backpropagated = gradient_value(pass, index);
    check.loss_above = static_cast<double>(above.loss);
    check.loss_below = static_cast<double>(below.loss);
    check.numerical = static_cast<double>((above.loss - below.loss) / (2 * step));
    const double largest = std::max(pass.delta2.cwiseAbs().maxCoeff(), pass.delta1.cwiseAbs().maxCoeff());
    const double size = std::max({std::abs(check.backpropagated), std::abs(check.numerical), 1e-6 * largest});
    check.relative_error = size > 0 ? std::abs(check.backpropagated - check.numerical) / size : 0;
    constexpr double u = std::numeric_limits<Scalar>::epsilon() / 2;
    check.resolution = u * rounded_size(network, pass, index) / epsilon;
    check.unresolved = is_unresolved(check);
    if (const auto kink = kink_between(network.functions, index, below, above)) {
        check.kink = true;
        check.kink_at = *kink;
    }
    return check;
}

template GradientCheck check_gradient<double>(const Network<double> &, const Pass<double> &,
                                              const TermEntry &, double);
template GradientCheck check_gradient<long double>(const Network<double> &, const Pass<double> &,
                                                   const TermEntry &, double);

} // namespace deltascope
