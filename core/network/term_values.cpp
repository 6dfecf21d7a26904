// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/term_values.h"

#include <stdexcept>

namespace deltascope {

const double *entries(const Network<double> &network, const Pass<double> &pass, Term term)
{
    switch (term) {
    case Term::x0:
        return pass.x0.data();
    case Term::y:
        return pass.y.data();
    case Term::W1:
        return network.parameters.W1.data();
    case Term::b1:
        return network.parameters.b1.data();
    case Term::z1:
        return pass.z1.data();
    case Term::x1:
        return pass.x1.data();
    case Term::W2:
        return network.parameters.W2.data();
    case Term::b2:
        return network.parameters.b2.data();
    case Term::z2:
        return pass.z2.data();
    case Term::x2:
        return pass.x2.data();
    case Term::delta2:
        return pass.delta2.data();
    case Term::delta1:
        return pass.delta1.data();
    case Term::dW2:
        return pass.dW2.data();
    case Term::db2:
        return pass.db2.data();
    case Term::dW1:
        return pass.dW1.data();
    case Term::db1:
        return pass.db1.data();
    case Term::loss:
    case Term::phi_prime_z1:
    case Term::phi_prime_z2:
    case Term::dx2_dz2:
    case Term::eta:
    case Term::theta:
    case Term::loss_after:
        break;
    }
    return nullptr;
}

namespace {
// ∂x²ₖ/∂z²ⱼ
double output_slope(Activation output, const Pass<double> &pass, int k, int j)
{
    if (!facts(output).componentwise)
        return pass.x2[k] * ((k == j ? 1 : 0) - pass.x2[j]);
    return k == j ? phi_prime(output, pass.z2[k]) : 0;
}
} // namespace

double value_of(const Network<double> &network, const Pass<double> &pass, const TermEntry &entry)
{
    const auto [term, row, column] = entry;
    if (const double *all = entries(network, pass, term))
        return all[std::ptrdiff_t{row} * shape_of(term, network.sizes()).columns + column];
    switch (term) {
    case Term::loss:
        return pass.loss;
    case Term::phi_prime_z1:
        return phi_prime(network.functions.hidden, pass.z1[row]);
    case Term::phi_prime_z2:
        return output_slope(network.functions.output, pass, row, row);
    case Term::dx2_dz2:
        return output_slope(network.functions.output, pass, row, column);
    default:
        throw std::invalid_argument(std::string(to_string(term)) + " is no number of a pass");
    }
}

} // namespace deltascope
