// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/cost.h"
#include "core/network/types.h"

namespace deltascope {

/// θ: everything that training changes. The shapes follow from sizes(); who makes parameters from outside,
/// from a file or by hand, checks them with has_valid_shapes(), and all other code relies on it.
template <class Scalar>
struct Parameters
{
    Matrix<Scalar> W1; ///< inputs×K; W1(i, j) joins input i to hidden unit j
    Vector<Scalar> b1; ///< K
    Matrix<Scalar> W2; ///< K×outputs; W2(i, j) joins hidden unit i to output j
    Vector<Scalar> b2; ///< outputs

    /// How large the network is that they belong to.
    Sizes sizes() const
    {
        return {static_cast<int>(W1.rows()), static_cast<int>(b1.size()), static_cast<int>(b2.size())};
    }
    /// The four fit together, and a network can have their sizes.
    bool has_valid_shapes() const
    {
        return W1.cols() == b1.size() && W2.rows() == b1.size() && W2.cols() == b2.size() &&
               validation_error(sizes()).empty();
    }
    /// K.
    int hidden_units() const { return static_cast<int>(b1.size()); }
    /// Whether none is infinite or NaN.
    bool all_finite() const { return W1.allFinite() && b1.allFinite() && W2.allFinite() && b2.allFinite(); }
    /// The same numbers in another precision.
    template <class Other>
    Parameters<Other> cast() const
    {
        return {W1.template cast<Other>(), b1.template cast<Other>(), W2.template cast<Other>(),
                b2.template cast<Other>()};
    }
    /// Entry by entry; networks of different sizes are different.
    bool operator==(const Parameters &other) const
    {
        return W1.rows() == other.W1.rows() && b1.size() == other.b1.size() && b2.size() == other.b2.size() &&
               W1 == other.W1 && b1 == other.b1 && W2 == other.W2 && b2 == other.b2;
    }
};

/// A network: its parameters and the functions that they feed.
template <class Scalar>
struct Network
{
    Functions functions;           ///< valid
    Parameters<Scalar> parameters; ///< of valid shapes

    /// How large it is.
    Sizes sizes() const { return parameters.sizes(); }
    /// K.
    int hidden_units() const { return parameters.hidden_units(); }
    /// The same network in another precision.
    template <class Other>
    Network<Other> cast() const
    {
        return {functions, parameters.template cast<Other>()};
    }
};

} // namespace deltascope
