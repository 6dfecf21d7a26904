// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/task.h"

#include <vector>

namespace deltascope {

/// The numbers that a student works with: those of the pass, in their place the student's own where there are
/// any. Looks at what its task looks at.
struct Working
{
    Task task;             ///< that is worked through
    Vector<double> z1;     ///< K
    Vector<double> x1;     ///< K
    Vector<double> z2;     ///< outputs
    Vector<double> x2;     ///< outputs
    Vector<double> delta2; ///< outputs
    Vector<double> delta1; ///< K
    Vector<double> slope2; ///< φ′ of the outputs, empty where the cost cancels it
    Vector<double> slope1; ///< φ′(z¹)
    Answers later;         ///< own gradients and parameters after the update

    /// The inputs.
    const Vector<double> &x0() const { return task.pass.x0; }
    /// The target.
    const Vector<double> &y() const { return task.pass.y; }
    /// θ before the update.
    const Parameters<double> &parameters() const { return task.network.parameters; }
    /// Of the network.
    const Functions &functions() const { return task.network.functions; }
    Vector<double> error() const { return x2 - y(); } ///< x² − y
};

/// How far own answers reach.
enum class Reach {
    NextStep, ///< what was not answered stands on the screen and is right
    AllSteps  ///< what was not answered was worked out from the own answers
};
/// Where φ′ comes from once an own x is not φ of its z: from z, or written with x, as x(1 − x).
enum class SlopeFrom { z, x };

/// Those of the pass.
Working working_of(const Task &task);
/// With own answers; they must lie within the shapes of their terms.
Working working_of(const Task &task, const Answers &own, Reach reach, SlopeFrom slope);

/// The value of an entry by its rule from the numbers before it. On working_of(task) it is right_value() but
/// for rounding.
double value_from(const Working &working, const Entry &entry);

// What the rules and the mistakes are made of.

/// The weighted inputs and the activations of the outputs.
struct Outputs
{
    Vector<double> z2; ///< one for each output
    Vector<double> x2; ///< one for each output
};

/// The summands of Lₙ, one an output. x2 need not be φ(z2): then they are made of x2 alone.
Vector<double> loss_summands(const Functions &functions, const Outputs &outputs, const Vector<double> &y);

/// φ′ written with x = φ(z): x(1 − x) of the sigmoid, 1 − x² of tanh; of the others φ′(x), which is the same
/// there. Not for softmax.
double slope_written_with(Activation activation, double x);
/// Whether φ′ is commonly written with x.
bool slope_has_x_form(Activation activation);

/// φ of the hidden or the output layer for one entry of z.
double activated(Activation activation, const Vector<double> &z, Eigen::Index entry);

/// ∂Lₙ/∂w of an entry after.W1 … after.b2: the own one, or by its rule.
double gradient_for(const Working &working, const Entry &after);

/// The outputs after an update with these δ and this rate; O(K).
Outputs outputs_after(const Working &working, const Vector<double> &delta2, const Vector<double> &delta1,
                      double rate);

} // namespace deltascope
