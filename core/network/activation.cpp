// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/activation.h"

#include "core/network/choice.h"

#include <cmath>

namespace deltascope {

namespace {
constexpr std::array<std::string_view, all_activations.size()> names = {"sigmoid", "tanh", "relu",
                                                                        "leaky_relu"};

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

std::string_view to_string(Activation activation)
{
    return names[static_cast<std::size_t>(activation)];
}

std::optional<Activation> activation_from(std::string_view name)
{
    return choice_named(name, all_activations);
}

bool has_kink(Activation activation)
{
    return activation == Activation::Relu || activation == Activation::LeakyRelu;
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
