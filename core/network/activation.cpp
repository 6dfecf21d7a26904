// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/activation.h"

#include <cmath>
#include <limits>

namespace deltascope {

namespace {
constexpr double unbounded = std::numeric_limits<double>::infinity();

// In the order of Activation.
constexpr std::array<ActivationFacts, activation_count> table = {{
    {Activation::Sigmoid, "sigmoid", "φ(z) = 1 / (1 + e⁻ᶻ)", "φ′(z) = φ(z) (1 − φ(z))", 0, 1, 0.25, false},
    {Activation::Tanh, "tanh", "φ(z) = tanh z", "φ′(z) = 1 − φ(z)²", -1, 1, 1, false},
    {Activation::Relu, "relu", "φ(z) = max(0, z)", "φ′(z) = 1 for z > 0, else 0", 0, unbounded, 1, true},
    {Activation::LeakyRelu, "leaky_relu", "φ(z) = z for z > 0, else 0.01 z", "φ′(z) = 1 for z > 0, else 0.01",
     -unbounded, unbounded, 1, true},
    {Activation::Linear, "linear", "φ(z) = z", "φ′(z) = 1", -unbounded, unbounded, 1, false},
}};

// e^-|z| never overflows; the two branches are the same function.
template <class Scalar>
Scalar sigmoid(Scalar z)
{
    const Scalar e = std::exp(-std::abs(z));
    return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}

// φ(z) (1 − φ(z)) written with e = e^-|z|, so that it keeps its digits where φ(z) rounds to 1.
template <class Scalar>
Scalar sigmoid_prime(Scalar z)
{
    const Scalar e = std::exp(-std::abs(z));
    return e / ((1 + e) * (1 + e));
}

// 1 − tanh² z = 1 / cosh² z, which keeps its digits where tanh z rounds to ±1.
template <class Scalar>
Scalar tanh_prime(Scalar z)
{
    return 4 * sigmoid_prime(2 * z);
}
} // namespace

const ActivationFacts &facts(Activation activation)
{
    return table[static_cast<std::size_t>(activation)];
}

std::string_view to_string(Activation activation)
{
    return facts(activation).name;
}

std::optional<Activation> activation_from(std::string_view name)
{
    return choice_named(name, all_activations);
}

template <class Scalar>
Scalar phi(Activation activation, Scalar z)
{
    switch (activation) {
    case Activation::Sigmoid:
        return sigmoid(z);
    case Activation::Tanh:
        return std::tanh(z);
    case Activation::Relu:
        return z > 0 ? z : 0;
    case Activation::LeakyRelu:
        return z > 0 ? z : static_cast<Scalar>(leaky_slope) * z;
    case Activation::Linear:
        break;
    }
    return z;
}

template <class Scalar>
Scalar phi_prime(Activation activation, Scalar z)
{
    switch (activation) {
    case Activation::Sigmoid:
        return sigmoid_prime(z);
    case Activation::Tanh:
        return tanh_prime(z);
    case Activation::Relu:
        return z > 0 ? 1 : 0;
    case Activation::LeakyRelu:
        return z > 0 ? 1 : static_cast<Scalar>(leaky_slope);
    case Activation::Linear:
        break;
    }
    return 1;
}

template <class Scalar>
Vector<Scalar> phi(Activation activation, const Vector<Scalar> &z)
{
    return z.unaryExpr([activation](Scalar zj) { return phi(activation, zj); });
}

template <class Scalar>
Vector<Scalar> phi_prime(Activation activation, const Vector<Scalar> &z)
{
    return z.unaryExpr([activation](Scalar zj) { return phi_prime(activation, zj); });
}

double sum_of_slopes(Activation activation, const Eigen::Ref<const Matrix<float>, 0, Eigen::OuterStride<>> &x)
{
    const auto above_0 = [&] { return static_cast<double>((x.array() > 0).count()); };
    switch (activation) {
    case Activation::Sigmoid:
        return static_cast<double>((x.array() * (1 - x.array())).sum());
    case Activation::Tanh:
        return static_cast<double>((1 - x.array().square()).sum());
    case Activation::Relu:
        return above_0();
    case Activation::LeakyRelu:
        return above_0() + leaky_slope * (static_cast<double>(x.size()) - above_0());
    case Activation::Linear:
        break;
    }
    return static_cast<double>(x.size());
}

template float phi(Activation, float);
template double phi(Activation, double);
template long double phi(Activation, long double);
template float phi_prime(Activation, float);
template double phi_prime(Activation, double);
template long double phi_prime(Activation, long double);
template Vector<float> phi(Activation, const Vector<float> &);
template Vector<double> phi(Activation, const Vector<double> &);
template Vector<long double> phi(Activation, const Vector<long double> &);
template Vector<float> phi_prime(Activation, const Vector<float> &);
template Vector<double> phi_prime(Activation, const Vector<double> &);
template Vector<long double> phi_prime(Activation, const Vector<long double> &);

} // namespace deltascope
