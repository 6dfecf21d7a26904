// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/entry.h"

namespace deltascope {

/// A pass to work through, with the update that follows it. It looks at the network and the pass and owns
/// neither: both must stay as they are for as long as it is used.
struct Task
{
    const Network<double> &network; ///< of valid shapes
    const Pass<double> &pass;       ///< backpropagate() of network
    double rate = 0;                ///< η > 0, of a batch of this one example
    bool fixed_biases = false;      ///< the update leaves b¹ and b² as they are
};

/// θ after the update.
Parameters<double> parameters_after(const Task &task);

/// The network after so many updates, each by the pass over this one example: gradient descent as it is
/// written down, for networks of any size. It stops early where a number is no longer finite.
Network<double> after_updates(Network<double> network, const Vector<double> &x0, const Vector<double> &y,
                              double rate, int updates, bool fixed_biases = false);

/// The number that stands at a place, which must be within shape_of(). Costs a forward pass for after.loss,
/// little for any other.
double right_value(const Task &task, const Entry &entry);

/// Of what the update changes, the parameter or the loss before it; nothing for a term of the pass. The
/// tolerance of an answer is taken of the difference from it.
std::optional<double> value_before(const Task &task, const Entry &entry);

/// Which way a number points: its sign, or for what the update changes the sign of the change.
enum class Direction { Negative, Zero, Positive };
/// Of the number at a place, which must be within shape_of().
Direction direction_of(const Task &task, const Entry &entry);

/// Whether a number is worth asking for: it, or what the update changes about it, is not nearly zero beside
/// the largest of its term, and a change is not so small that its parameter would have to be typed with more
/// than about six digits.
bool can_be_asked(const Task &task, const Entry &entry);

} // namespace deltascope
