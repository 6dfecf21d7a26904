// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/cost.h"
#include "core/network/types.h"

namespace deltascope {

/// θ: everything that training changes.
template <class Scalar>
struct Parameters
{
    Matrix<Scalar> W1; ///< 784×K; W1(i, j) joins pixel i to hidden unit j
    Vector<Scalar> b1; ///< K
    Matrix<Scalar> W2; ///< K×10; W2(i, j) joins hidden unit i to output j
    Vector<Scalar> b2; ///< 10

    int hidden_units() const { return static_cast<int>(b1.size()); }
    bool all_finite() const { return W1.allFinite() && b1.allFinite() && W2.allFinite() && b2.allFinite(); }
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
    Functions functions;
    Parameters<Scalar> parameters;

    int hidden_units() const { return parameters.hidden_units(); }
    template <class Other>
    Network<Other> cast() const
    {
        return {functions, parameters.template cast<Other>()};
    }
};

} // namespace deltascope
