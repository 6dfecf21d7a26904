// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/gradient_check.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace deltascope {

namespace {
// A central difference loses about ten digits to cancellation; extended precision has them to spare.
using Real = long double;

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

// What a change of one parameter changes, of a forward pass.
struct Nudged
{
    Real z1 = 0;     // of the one hidden unit that the parameter feeds, if it feeds one
    Vector<Real> z2; // outputs
    Real loss = 0;   // Lₙ
};

// z² when z¹ of one unit is moved: z²ₖ = Σⱼ w²ⱼₖ x¹ⱼ + b²ₖ changes by w²ⱼₖ Δx¹ⱼ.
void move_hidden(Nudged &nudged, const Network<double> &network, const Pass<double> &pass, Eigen::Index unit,
                 Real change)
{
    const Real z = pass.z1[unit];
    nudged.z1 = z + change;
    const Activation hidden = network.functions.hidden;
    const Real change_of_x1 = phi(hidden, nudged.z1) - phi(hidden, z);
    nudged.z2 += network.parameters.W2.row(unit).transpose().cast<Real>() * change_of_x1;
}

// The forward pass when the parameter is changed: each z is linear in each parameter that feeds it.
Nudged nudge(const Network<double> &network, const Pass<double> &pass, const TermEntry &index, Real change)
{
    const auto [parameter, i, j] = index;
    Nudged nudged;
    nudged.z2 = pass.z2.cast<Real>();
    switch (parameter) {
    case Term::W1: // z¹ⱼ = … + w¹ᵢⱼ x⁰ᵢ + …
        move_hidden(nudged, network, pass, j, change * pass.x0[i]);
        break;
    case Term::b1: // z¹ᵢ = … + b¹ᵢ
        move_hidden(nudged, network, pass, i, change);
        break;
    case Term::W2: // z²ⱼ = … + w²ᵢⱼ x¹ᵢ + …
        nudged.z2[j] += change * pass.x1[i];
        break;
    case Term::b2: // z²ᵢ = … + b²ᵢ
        nudged.z2[i] += change;
        break;
    default:
        not_a_parameter();
    }
    const Vector<Real> x2 = phi(network.functions.output, nudged.z2);
    nudged.loss = loss<Real>(network.functions.cost, nudged.z2, x2, pass.y.cast<Real>());
    return nudged;
}

bool switches(Activation activation, Real below, Real above)
{
    return facts(activation).has_kink && (below > 0) != (above > 0);
}

bool any_switches(Activation activation, const Vector<Real> &below, const Vector<Real> &above)
{
    return facts(activation).has_kink && ((below.array() > 0) != (above.array() > 0)).any();
}
} // namespace

double parameter_value(const Parameters<double> &parameters, const TermEntry &index)
{
    const auto &[W1, b1, W2, b2] = parameters;
    return entry(index, W1, b1, W2, b2);
}

double gradient_value(const Pass<double> &pass, const TermEntry &index)
{
    return entry(index, pass.dW1, pass.db1, pass.dW2, pass.db2);
}

double loss_with(const Network<double> &network, const Pass<double> &pass, const TermEntry &index,
                 double value)
{
    const Real change = static_cast<Real>(value) - parameter_value(network.parameters, index);
    return static_cast<double>(nudge(network, pass, index, change).loss);
}

GradientCheck check_gradient(const Network<double> &network, const Pass<double> &pass, const TermEntry &index,
                             double epsilon)
{
    const Nudged below = nudge(network, pass, index, -static_cast<Real>(epsilon));
    const Nudged above = nudge(network, pass, index, epsilon);

    GradientCheck check;
    check.backpropagated = gradient_value(pass, index);
    check.numerical = static_cast<double>((above.loss - below.loss) / (2 * static_cast<Real>(epsilon)));
    const double largest = std::max(pass.delta2.cwiseAbs().maxCoeff(), pass.delta1.cwiseAbs().maxCoeff());
    const double size = std::max({std::abs(check.backpropagated), std::abs(check.numerical), 1e-6 * largest});
    check.relative_error = size > 0 ? std::abs(check.backpropagated - check.numerical) / size : 0;
    check.kink = switches(network.functions.hidden, below.z1, above.z1) ||
                 any_switches(network.functions.output, below.z2, above.z2);
    return check;
}

} // namespace deltascope
