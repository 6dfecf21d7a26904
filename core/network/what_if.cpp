// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/what_if.h"

#include <algorithm>
#include <utility>

namespace deltascope {

bool is_changeable(Term term)
{
    return std::find(changeable_terms.begin(), changeable_terms.end(), term) != changeable_terms.end();
}

template <class Scalar>
void change(Network<Scalar> &network, const std::vector<Change> &changes)
{
    auto &[W1, b1, W2, b2] = network.parameters;
    for (const auto &[entry, value] : changes) {
        const auto number = static_cast<Scalar>(value);
        switch (entry.term) {
        case Term::W1:
            W1(entry.row, entry.column) = number;
            break;
        case Term::b1:
            b1[entry.row] = number;
            break;
        case Term::W2:
            W2(entry.row, entry.column) = number;
            break;
        case Term::b2:
            b2[entry.row] = number;
            break;
        default:
            break; // no parameter
        }
    }
}

template <class Scalar>
Network<Scalar> changed(Network<Scalar> network, const std::vector<Change> &changes)
{
    change(network, changes);
    return network;
}

template void change(Network<float> &, const std::vector<Change> &);
template void change(Network<double> &, const std::vector<Change> &);
template Network<float> changed(Network<float>, const std::vector<Change> &);
template Network<double> changed(Network<double>, const std::vector<Change> &);

Vector<double> changed(Vector<double> x0, const std::vector<Change> &changes)
{
    for (const auto &[entry, value] : changes)
        if (entry.term == Term::x0)
            x0[entry.row] = value;
    return x0;
}

std::vector<HeldActivation<double>> held(const std::vector<Change> &changes)
{
    std::vector<HeldActivation<double>> units;
    for (const auto &[entry, value] : changes)
        if (entry.term == Term::x1)
            units.push_back({entry.row, value});
    return units;
}

Pass<double> what_if(const Network<double> &changed, const Vector<double> &x0, const Vector<double> &y,
                     const std::vector<Change> &changes)
{
    Pass<double> pass;
    what_if(changed, x0, y, changes, pass);
    return pass;
}

void what_if(const Network<double> &changed, const Vector<double> &x0, const Vector<double> &y,
             const std::vector<Change> &changes, Pass<double> &pass)
{
    Pass<double> made = forward(changed, deltascope::changed(x0, changes), y, held(changes));
    made.dW1 = std::move(pass.dW1);
    made.dW2 = std::move(pass.dW2);
    backward(changed, made);
    pass = std::move(made);
}

} // namespace deltascope
