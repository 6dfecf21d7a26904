// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slipped_walk.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace deltascope {

namespace {
const MistakeRow &row_of(Asked term, Mistake mistake)
{
    const auto rows = mistake_rows();
    const auto found = std::ranges::find_if(
        rows, [&](const MistakeRow &row) { return row.term == term && row.mistake == mistake; });
    if (found == rows.end())
        throw std::invalid_argument("this mistake is not made at that step");
    return *found;
}

Vector<double> slopes_of_outputs(const Working &working)
{
    if (facts(working.functions().cost).cancels_phi_prime)
        return {};
    return phi_prime(working.functions().output, working.z2);
}

/// What the mistake gives for the entries of a vector, one after the other.
Vector<double> slipped_vector(const Working &working, const MistakeRow &row, Eigen::Index size)
{
    Vector<double> values(size);
    for (int i = 0; i < size; ++i)
        values[i] = row.values(working, {row.term, i, 0}).front();
    return values;
}

Matrix<double> slipped_matrix(const Working &working, const MistakeRow &row, Matrix<double> by_rule)
{
    if (row.mistake == Mistake::SignReversed)
        return -by_rule; // as the row says for each entry, of which there may be 800 000
    for (int i = 0; i < by_rule.rows(); ++i)
        for (int j = 0; j < by_rule.cols(); ++j)
            by_rule(i, j) = row.values(working, {row.term, i, j}).front();
    return by_rule;
}
} // namespace

SlippedWalk::SlippedWalk(const Network<double> &network, Pass<double> &pass, double rate, const Slip &slip)
    : network_(network)
    , pass_(pass)
    , slip_(slip)
    , working_{{network, pass, rate},
               pass.z1,
               pass.x1,
               pass.z2,
               pass.x2,
               pass.delta2,
               pass.delta1,
               {},
               phi_prime(network.functions.hidden, pass.z1),
               {}}
{
    working_.slope2 = slopes_of_outputs(working_);
}

void SlippedWalk::go(Asked first, Asked last)
{
    for (const Asked term : replaced_terms)
        if (term >= first && term <= last && step_of(term) >= slip_.step)
            make(term);
}

void SlippedWalk::go_from(const TermEntry &z, double value)
{
    const bool is_hidden = z.term == Term::z1;
    for (const Asked term : replaced_terms) {
        if (term <= Asked::loss)
            make(term);
        if (term == (is_hidden ? Asked::z1 : Asked::z2))
            hold(z, value);
    }
}

void SlippedWalk::make(Asked term)
{
    if (term < Asked::loss)
        make_forward(term);
    else if (term == Asked::loss)
        make_loss();
    else if (term < Asked::dW2)
        make_delta(term);
    else
        make_gradient(term);
}

void SlippedWalk::make_forward(Asked term)
{
    const Functions &functions = network_.functions;
    const Parameters<double> &p = network_.parameters;
    if (term == Asked::z1) {
        working_.z1 = vector(term, working_.z1);
        working_.slope1 = phi_prime(functions.hidden, working_.z1);
    } else if (term == Asked::x1) {
        working_.x1 = vector(term, phi(functions.hidden, working_.z1));
    } else if (term == Asked::z2) {
        working_.z2 = vector(term, p.W2.transpose() * working_.x1 + p.b2);
        working_.slope2 = slopes_of_outputs(working_);
    } else {
        working_.x2 = vector(term, phi(functions.output, working_.z2));
    }
    pass_.z1 = working_.z1;
    pass_.x1 = working_.x1;
    pass_.z2 = working_.z2;
    pass_.x2 = working_.x2;
}

void SlippedWalk::hold(const TermEntry &z, double value)
{
    if (z.term == Term::z1)
        working_.z1[z.row] = value;
    else
        working_.z2[z.row] = value;
    pass_.z1 = working_.z1;
    pass_.z2 = working_.z2;
}

void SlippedWalk::make_loss()
{
    const Entry entry = {Asked::loss, 0, 0};
    pass_.loss = slips(Asked::loss) ? row_of(Asked::loss, slip_.mistake).values(working_, entry).front()
                                    : value_from(working_, entry);
}

void SlippedWalk::make_delta(Asked term)
{
    const Vector<double> error = working_.error();
    if (term == Asked::delta2)
        pass_.delta2 = working_.delta2 =
            vector(term, working_.slope2.size() > 0 ? error.cwiseProduct(working_.slope2).eval() : error);
    else
        pass_.delta1 = working_.delta1 =
            vector(term, (network_.parameters.W2 * working_.delta2).cwiseProduct(working_.slope1));
}

void SlippedWalk::make_gradient(Asked term)
{
    if (term == Asked::dW2)
        pass_.dW2 = matrix(term, working_.x1 * working_.delta2.transpose());
    else if (term == Asked::db2)
        pass_.db2 = vector(term, working_.delta2);
    else if (term == Asked::dW1)
        pass_.dW1 = matrix(term, pass_.x0 * working_.delta1.transpose());
    else
        pass_.db1 = vector(term, working_.delta1);
}

Vector<double> SlippedWalk::vector(Asked term, const Vector<double> &by_rule) const
{
    return slips(term) ? slipped_vector(working_, row_of(term, slip_.mistake), by_rule.size()) : by_rule;
}

Matrix<double> SlippedWalk::matrix(Asked term, Matrix<double> by_rule) const
{
    return slips(term) ? slipped_matrix(working_, row_of(term, slip_.mistake), std::move(by_rule)) : by_rule;
}

} // namespace deltascope
