// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/activation.h"

#include <cmath>
#include <limits>

namespace deltascope {

namespace {
constexpr double unbounded = std::numeric_limits<double>::infinity();

// In the order of Activation.
constexpr std::array<ActivationFacts, activation_count> table = {{
    {.activation = Activation::Sigmoid,
     .name = "sigmoid",
     .formula = "φ(z) = 1 / (1 + e⁻ᶻ)",
     .derivative = "φ′(z) = φ(z) (1 − φ(z))",
     .lowest = 0,
     .highest = 1,
     .largest_slope = 0.25,
     .has_kink = false,
     .hidden_rate = 1,
     .output_rate = 1,
     .componentwise = true},
    {.activation = Activation::Tanh,
     .name = "tanh",
     .formula = "φ(z) = tanh z",
     .derivative = "φ′(z) = 1 − φ(z)²",
     .lowest = -1,
     .highest = 1,
     .largest_slope = 1,
     .has_kink = false,
     .hidden_rate = 0.3,
     .output_rate = 0.1,
     .componentwise = true},
    {.activation = Activation::Relu,
     .name = "relu",
     .formula = "φ(z) = max(0, z)",
     .derivative = "φ′(z) = 1 for z > 0, else 0",
     .lowest = 0,
     .highest = unbounded,
     .largest_slope = 1,
     .has_kink = true,
     .hidden_rate = 0.2,
     .output_rate = 0.1,
     .componentwise = true},
    {.activation = Activation::LeakyRelu,
     .name = "leaky_relu",
     .formula = "φ(z) = z for z > 0, else 0.01 z",
     .derivative = "φ′(z) = 1 for z > 0, else 0.01",
     .lowest = -unbounded,
     .highest = unbounded,
     .largest_slope = 1,
     .has_kink = true,
     .hidden_rate = 0.2,
     .output_rate = 0.1,
     .componentwise = true},
    {.activation = Activation::Linear,
     .name = "linear",
     .formula = "φ(z) = z",
     .derivative = "φ′(z) = 1",
     .lowest = -unbounded,
     .highest = unbounded,
     .largest_slope = 1,
     .has_kink = false,
     .hidden_rate = 0.1,
     .output_rate = 0.01,
     .componentwise = true},
    {.activation = Activation::Softmax,
     .name = "softmax",
     .formula = "x²ₖ = exp(z²ₖ) / Σₘ exp(z²ₘ)",
     .derivative = "∂x²ₖ/∂z²ⱼ = x²ₖ (1ₖⱼ − x²ⱼ)",
     .lowest = 0,
     .highest = 1,
     .largest_slope = 0.25,
     .has_kink = false,
     .hidden_rate = 1,
     .output_rate = 1,
     .componentwise = false},
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

// Nothing changes when the largest z is subtracted from all; then no power overflows, and one of them is 1.
template <class Scalar>
Vector<Scalar> softmax(const Vector<Scalar> &z)
{
    const Vector<Scalar> powers = (z.array() - z.maxCoeff()).exp();
    return powers / powers.sum();
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
    return choice_named(name, output_activations);
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
    case Activation::Softmax:
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
    case Activation::Softmax:
        break;
    }
    return 1;
}

template <class Scalar>
Vector<Scalar> phi(Activation activation, const Vector<Scalar> &z)
{
    if (activation == Activation::Softmax)
        return softmax(z);
    return z.unaryExpr([activation](Scalar zj) { return phi(activation, zj); });
}

template <class Scalar>
Vector<Scalar> phi_prime(Activation activation, const Vector<Scalar> &z)
{
    if (activation == Activation::Softmax) {
        const Vector<Scalar> x = softmax(z);
        return x.array() * (1 - x.array());
    }
    return z.unaryExpr([activation](Scalar zj) { return phi_prime(activation, zj); });
}

Matrix<double> softmax_slopes(const Vector<double> &x2)
{
    Matrix<double> slopes = -x2 * x2.transpose();
    slopes.diagonal() += x2;
    return slopes;
}

double sum_of_slopes(Activation activation, const Eigen::Ref<const Matrix<float>, 0, Eigen::OuterStride<>> &x)
{
    const auto above_0 = [&] { return static_cast<double>((x.array() > 0).count()); };
    switch (activation) {
    case Activation::Sigmoid:
    case Activation::Softmax:
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
