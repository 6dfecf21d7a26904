// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pass.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace deltascope {

template <class Scalar>
Vector<Scalar> one_hot(int digit)
{
    if (digit < 0 || digit >= digit_count)
        throw std::invalid_argument("a digit must be 0 to 9");
    return Vector<Scalar>::Unit(digit_count, digit);
}

namespace {
// (W¹)ᵀ x⁰ + b¹. Four fifths of a digit are paper: the rows of W¹ that x⁰ multiplies by 0 are not even read.
template <class Scalar>
Vector<Scalar> weighted_input(const Matrix<Scalar> &W1, const Vector<Scalar> &x0, const Vector<Scalar> &b1)
{
    Vector<Scalar> z1 = b1;
    for (Eigen::Index i = 0; i < x0.size(); ++i)
        if (x0[i] != 0)
            z1 += W1.row(i).transpose() * x0[i];
    return z1;
}

// x⁰ (δ¹)ᵀ, into the memory that dW1 has if it is of that size; where x⁰ is 0 the row is only cleared.
template <class Scalar>
void fill_outer_product(const Vector<Scalar> &x0, const Vector<Scalar> &delta1, Matrix<Scalar> &dW1)
{
    dW1.resize(x0.size(), delta1.size());
    for (Eigen::Index i = 0; i < x0.size(); ++i)
        if (x0[i] != 0)
            dW1.row(i) = x0[i] * delta1.transpose();
        else
            std::fill_n(dW1.row(i).data(), dW1.cols(), Scalar{0});
}
} // namespace

template <class Scalar>
std::string example_error(const Network<Scalar> &network, const Vector<Scalar> &x0, const Vector<Scalar> &y)
{
    const Sizes sizes = network.sizes();
    if (x0.size() != sizes.inputs || y.size() != sizes.outputs)
        return "an example has " + std::to_string(sizes.inputs) + " inputs and " +
               std::to_string(sizes.outputs) + " target values";
    if (!((y.array() >= 0).all() && (y.array() <= 1).all()))
        return "every target value must be from 0 to 1";
    constexpr double slack = 1e-5; // of a sum of float values
    if (network.functions.cost == Cost::LogLikelihood && std::abs(static_cast<double>(y.sum()) - 1) > slack)
        return "the target values must sum to 1 for the log-likelihood cost";
    return {};
}

namespace {
template <class Scalar>
Pass<Scalar> answer_holding(const Network<Scalar> &network, const Vector<Scalar> &x0,
                            const std::vector<HeldActivation<Scalar>> &held)
{
    const auto &[W1, b1, W2, b2] = network.parameters;
    if (x0.size() != W1.rows())
        throw std::invalid_argument("the network has " + std::to_string(W1.rows()) + " inputs");
    Pass<Scalar> pass;
    pass.x0 = x0;
    pass.y = Vector<Scalar>::Zero(b2.size());
    pass.z1 = weighted_input(W1, x0, b1);
    pass.x1 = phi(network.functions.hidden, pass.z1);
    for (const auto &[unit, value] : held)
        pass.x1[unit] = value;
    pass.held = held;
    pass.z2 = W2.transpose() * pass.x1 + b2;
    pass.x2 = phi(network.functions.output, pass.z2);
    return pass;
}
} // namespace

template <class Scalar>
Pass<Scalar> answer(const Network<Scalar> &network, const Vector<Scalar> &x0)
{
    return answer_holding(network, x0, {});
}

template <class Scalar>
Pass<Scalar> forward(const Network<Scalar> &network, const Vector<Scalar> &x0, const Vector<Scalar> &y)
{
    return forward(network, x0, y, {});
}

template <class Scalar>
Pass<Scalar> forward(const Network<Scalar> &network, const Vector<Scalar> &x0, const Vector<Scalar> &y,
                     const std::vector<HeldActivation<Scalar>> &held)
{
    if (const std::string error = example_error(network, x0, y); !error.empty())
        throw std::invalid_argument(error);
    Pass<Scalar> pass = answer_holding(network, x0, held);
    pass.y = y;
    pass.loss = loss(network.functions.cost, pass.z2, pass.x2, y);
    return pass;
}

template <class Scalar>
void backpropagate_deltas(const Network<Scalar> &network, Pass<Scalar> &pass)
{
    const Matrix<Scalar> &W2 = network.parameters.W2;
    pass.delta2 = output_delta(network.functions, pass.z2, pass.x2, pass.y);
    pass.delta1 = (W2 * pass.delta2).cwiseProduct(phi_prime(network.functions.hidden, pass.z1));
    for (const auto &each : pass.held)
        pass.delta1[each.unit] = 0; // x¹ⱼ does not follow z¹ⱼ, which the loss no longer depends on
}

template <class Scalar>
void backward(const Network<Scalar> &network, Pass<Scalar> &pass)
{
    backpropagate_deltas(network, pass);
    pass.dW2.noalias() = pass.x1 * pass.delta2.transpose();
    pass.db2 = pass.delta2;
    fill_outer_product(pass.x0, pass.delta1, pass.dW1);
    pass.db1 = pass.delta1;
}

template <class Scalar>
Pass<Scalar> backpropagate(const Network<Scalar> &network, const Vector<Scalar> &x0, const Vector<Scalar> &y)
{
    Pass<Scalar> pass = forward(network, x0, y);
    backward(network, pass);
    return pass;
}

template <class Scalar>
Parameters<Scalar> updated(const Parameters<Scalar> &parameters, const Pass<Scalar> &pass,
                           Scalar learning_rate)
{
    return {parameters.W1 - learning_rate * pass.dW1, parameters.b1 - learning_rate * pass.db1,
            parameters.W2 - learning_rate * pass.dW2, parameters.b2 - learning_rate * pass.db2};
}

template Vector<float> one_hot(int);
template Vector<double> one_hot(int);
template std::string example_error(const Network<float> &, const Vector<float> &, const Vector<float> &);
template std::string example_error(const Network<double> &, const Vector<double> &, const Vector<double> &);
template Pass<float> answer(const Network<float> &, const Vector<float> &);
template Pass<double> answer(const Network<double> &, const Vector<double> &);
template Pass<float> forward(const Network<float> &, const Vector<float> &, const Vector<float> &);
template Pass<double> forward(const Network<double> &, const Vector<double> &, const Vector<double> &);
template Pass<float> forward(const Network<float> &, const Vector<float> &, const Vector<float> &,
                             const std::vector<HeldActivation<float>> &);
template Pass<double> forward(const Network<double> &, const Vector<double> &, const Vector<double> &,
                              const std::vector<HeldActivation<double>> &);
template void backpropagate_deltas(const Network<float> &, Pass<float> &);
template void backpropagate_deltas(const Network<double> &, Pass<double> &);
template void backward(const Network<float> &, Pass<float> &);
template void backward(const Network<double> &, Pass<double> &);
template Pass<float> backpropagate(const Network<float> &, const Vector<float> &, const Vector<float> &);
template Pass<double> backpropagate(const Network<double> &, const Vector<double> &, const Vector<double> &);
template Parameters<float> updated(const Parameters<float> &, const Pass<float> &, float);
template Parameters<double> updated(const Parameters<double> &, const Pass<double> &, double);

} // namespace deltascope
