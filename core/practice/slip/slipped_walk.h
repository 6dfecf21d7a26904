// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/slip/slip.h"
#include "core/practice/working.h"

namespace deltascope {

/// A pass that is computed term by term, of which one term is made by another rule: what the passes and
/// checks with a slip are made of. The slip is defined for the network, as offered_slips() says.
class SlippedWalk
{
public:
    /// The walk goes on from what pass holds; network and pass outlive it.
    SlippedWalk(const Network<double> &network, Pass<double> &pass, double rate, const Slip &slip);

    /// From the term of the slip on, or from first where that is later, up to last.
    void go(Asked first, Asked last);
    /// Forward from a z of which one entry is given: what its own rule makes of it does not count.
    void go_from(const TermEntry &z, double value);

private:
    bool slips(Asked term) const { return step_of(term) == slip_.step; }
    void make(Asked term);
    void make_forward(Asked term);
    void make_loss();
    void make_delta(Asked term);
    void make_gradient(Asked term);
    void hold(const TermEntry &z, double value);
    Vector<double> vector(Asked term, const Vector<double> &by_rule) const;
    Matrix<double> matrix(Asked term, Matrix<double> by_rule) const;

    const Network<double> &network_;
    Pass<double> &pass_;
    Slip slip_;
    Working working_;
};

} // namespace deltascope
