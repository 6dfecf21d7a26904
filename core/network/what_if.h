// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pass.h"
#include "core/network/steps.h"

#include <array>
#include <vector>

namespace deltascope {

/// A number of a pass that is set by hand: a parameter, an input, or a hidden activation, which is then held.
struct Change
{
    TermEntry entry;  ///< of one of changeable_terms, within its shape
    double value = 0; ///< finite

    bool operator==(const Change &) const = default;
};

/// What can be set by hand, from the inputs to the outputs; all else follows.
inline constexpr std::array changeable_terms = {Term::x0, Term::W1, Term::b1, Term::x1, Term::W2, Term::b2};
/// Whether it is one of them.
bool is_changeable(Term term);

/// Makes the changes of parameters among these. Scalar is float or double.
template <class Scalar>
void change(Network<Scalar> &network, const std::vector<Change> &changes);
/// The network with these changes.
template <class Scalar>
Network<Scalar> changed(Network<Scalar> network, const std::vector<Change> &changes);
/// The inputs with the changes of inputs among these.
Vector<double> changed(Vector<double> x0, const std::vector<Change> &changes);
/// The changes of hidden activations among these.
std::vector<HeldActivation<double>> held(const std::vector<Change> &changes);

/// Forward and backward through a changed network over changed inputs, with held activations:
///
///   x¹ⱼ = value and δ¹ⱼ = 0 for each x¹ⱼ that is set; all else by the rules of Pass.
///
/// changed is the network that changed() has made, x0 the inputs as they were. Of two changes of one number
/// the later one counts in a parameter and an input; a hidden activation is set at most once. Throws
/// std::invalid_argument when example_error() is not empty.
Pass<double> what_if(const Network<double> &changed, const Vector<double> &x0, const Vector<double> &y,
                     const std::vector<Change> &changes);
/// The same into a pass of whatever example, whose memory is used again.
void what_if(const Network<double> &changed, const Vector<double> &x0, const Vector<double> &y,
             const std::vector<Change> &changes, Pass<double> &pass);

} // namespace deltascope
