// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/parameters.h"

#include <algorithm>
#include <string>
#include <vector>

namespace deltascope {

/// A hidden activation that is held at a value by hand: x¹ⱼ = value, whatever z¹ⱼ is.
template <class Scalar>
struct HeldActivation
{
    int unit = 0;     ///< j, of the network
    Scalar value = 0; ///< finite

    bool operator==(const HeldActivation &) const = default;
};

/// One forward and backward pass over one example n, every term of it kept, under its name.
///
///   forward    z¹ = (W¹)ᵀ x⁰ + b¹    x¹ = φ(z¹)    z² = (W²)ᵀ x¹ + b²    x² = φ(z²)    Lₙ
///   backward   δ² = ∂Lₙ/∂z²          δ¹ = ∂Lₙ/∂z¹ = (W² δ²) ⊙ φ′(z¹)
///              ∂Lₙ/∂W² = x¹ (δ²)ᵀ    ∂Lₙ/∂b² = δ²
///              ∂Lₙ/∂W¹ = x⁰ (δ¹)ᵀ    ∂Lₙ/∂b¹ = δ¹
///
/// The raised number is the layer's; ⊙ multiplies entry by entry. Of single entries i counts the inputs, j
/// the hidden units and k the outputs: w¹ᵢⱼ, w²ⱼₖ. The backward lines are BP1 to BP4 of chapter 2 of
/// M. Nielsen, Neural Networks and Deep Learning (2015), whose w is our W transposed and whose a is our x.
///
/// Where x¹ⱼ is held by hand, z¹ⱼ has no influence on the loss: δ¹ⱼ = 0.
///
/// Scalar is float or double.
template <class Scalar>
struct Pass
{
    Vector<Scalar> x0;                        ///< inputs: of a picture the pixels in [0, 1], row by row
    Vector<Scalar> y;                         ///< outputs, each in [0, 1]: of a digit one-hot
    Vector<Scalar> z1;                        ///< K
    Vector<Scalar> x1;                        ///< K
    Vector<Scalar> z2;                        ///< outputs
    Vector<Scalar> x2;                        ///< outputs
    Scalar loss = 0;                          ///< Lₙ
    Vector<Scalar> delta2;                    ///< outputs
    Vector<Scalar> delta1;                    ///< K
    Matrix<Scalar> dW2;                       ///< K×outputs
    Vector<Scalar> db2;                       ///< outputs
    Matrix<Scalar> dW1;                       ///< inputs×K
    Vector<Scalar> db1;                       ///< K
    std::vector<HeldActivation<Scalar>> held; ///< by hand; of most passes none

    /// Whether x¹ⱼ is held.
    bool holds(int unit) const
    {
        return std::any_of(held.begin(), held.end(), [unit](const auto &each) { return each.unit == unit; });
    }
    /// K.
    int hidden_units() const { return static_cast<int>(z1.size()); }

    /// ‖∇L‖², over all parameters.
    Scalar gradient_squared_norm() const
    {
        return dW1.squaredNorm() + db1.squaredNorm() + dW2.squaredNorm() + db2.squaredNorm();
    }
};

/// The one-hot target of a digit 0 … 9; any other throws std::invalid_argument.
template <class Scalar>
Vector<Scalar> one_hot(int digit);

/// Empty when x0 and y make an example for the network, otherwise one sentence that says what is wrong: the
/// sizes, a target outside [0, 1], or what the cost asks of the target.
template <class Scalar>
std::string example_error(const Network<Scalar> &network, const Vector<Scalar> &x0, const Vector<Scalar> &y);

/// The answer to x0, without a target: fills x0, z1, x1, z2 and x2; y is 0, and so is the loss, which is
/// none. Another size of x0 than the network's inputs throws std::invalid_argument. The network has valid
/// shapes and valid functions, here and below.
template <class Scalar>
Pass<Scalar> answer(const Network<Scalar> &network, const Vector<Scalar> &x0);

/// Fills x0, y, z1, x1, z2, x2 and loss; leaves the backward terms empty. Throws std::invalid_argument when
/// example_error() is not empty.
template <class Scalar>
Pass<Scalar> forward(const Network<Scalar> &network, const Vector<Scalar> &x0, const Vector<Scalar> &y);

/// The same with these hidden activations held, each unit at most once.
template <class Scalar>
Pass<Scalar> forward(const Network<Scalar> &network, const Vector<Scalar> &x0, const Vector<Scalar> &y,
                     const std::vector<HeldActivation<Scalar>> &held);

/// Fills delta2 and delta1, of which the gradients are made, of a pass that forward() has made with the same
/// network.
template <class Scalar>
void backpropagate_deltas(const Network<Scalar> &network, Pass<Scalar> &pass);

/// Fills delta2, delta1, dW2, db2, dW1 and db1 of a pass that forward() has made with the same network.
template <class Scalar>
void backward(const Network<Scalar> &network, Pass<Scalar> &pass);

/// forward(), then backward().
template <class Scalar>
Pass<Scalar> backpropagate(const Network<Scalar> &network, const Vector<Scalar> &x0, const Vector<Scalar> &y);

/// θ − η ∂Lₙ/∂θ: the update of a batch of this one example.
template <class Scalar>
Parameters<Scalar> updated(const Parameters<Scalar> &parameters, const Pass<Scalar> &pass,
                           Scalar learning_rate);

} // namespace deltascope
