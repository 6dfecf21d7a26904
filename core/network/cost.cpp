// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/cost.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
// In the order of Cost.
constexpr std::array<CostFacts, cost_count> table = {{
    {Cost::Quadratic, "quadratic", "quadratic", "Lₙ = ½ ‖x² − y‖²", "Lₙ = ½ Σₖ (x²ₖ − yₖ)²", false, 3,
     std::nullopt},
    {Cost::CrossEntropy, "cross_entropy", "cross-entropy", "Lₙ = −yᵀ ln x² − (1 − y)ᵀ ln(1 − x²)",
     "Lₙ = −Σₖ [yₖ ln x²ₖ + (1 − yₖ) ln(1 − x²ₖ)]", true, 0.5, Activation::Sigmoid},
    {Cost::LogLikelihood, "log_likelihood", "log-likelihood", "Lₙ = −yᵀ ln x²", "Lₙ = −Σₖ yₖ ln x²ₖ", true,
     0.5, Activation::Softmax},
}};

// −ln φ(z) = ln(1 + e⁻ᶻ) for the sigmoid φ, without overflow.
template <class Scalar>
Scalar minus_log_sigmoid(Scalar z)
{
    return std::log1p(std::exp(-std::abs(z))) + (z < 0 ? -z : 0);
}

// ln(1 − x²ₖ) = ln φ(−z²ₖ), because 1 − φ(z) = φ(−z). A target of 0 or 1 leaves one of the two out, also
// where it is infinite.
template <class Scalar>
Scalar cross_entropy(Scalar z, Scalar y)
{
    Scalar sum = 0;
    if (y != 0)
        sum += y * minus_log_sigmoid(z);
    if (y != 1)
        sum += (1 - y) * minus_log_sigmoid(-z);
    return sum;
}

// −ln x = ln Σₘ e^(zₘ) − z for softmax outputs, without overflow. Of the largest z, whose x may have rounded
// to 1, it keeps all its digits, because nothing is added to 1 before the logarithm.
template <class Scalar>
class MinusLogSoftmax
{
public:
    explicit MinusLogSoftmax(const Vector<Scalar> &z)
    {
        Eigen::Index place = 0;
        largest_ = z.maxCoeff(&place);
        Vector<Scalar> others = (z.array() - largest_).exp();
        others[place] = 0;
        log_of_sum_ = std::log1p(others.sum());
    }
    Scalar operator()(Scalar z) const { return largest_ - z + log_of_sum_; }

private:
    Scalar largest_;
    Scalar log_of_sum_; ///< ln Σₘ e^(zₘ − largest)
};
} // namespace

const CostFacts &facts(Cost cost)
{
    return table[static_cast<std::size_t>(cost)];
}

std::string_view to_string(Cost cost)
{
    return facts(cost).name;
}

bool allows(Cost cost, Activation output)
{
    const auto needs = facts(cost).needs;
    return needs ? *needs == output : facts(output).componentwise;
}

std::optional<Cost> cost_from(std::string_view name)
{
    return choice_named(name, all_costs);
}

namespace {
// The first cost that is defined for the outputs and for few others, if there is one.
Cost cost_for(Activation output)
{
    const auto wants = [output](Cost cost) { return facts(cost).needs == output; };
    const auto found = std::ranges::find_if(all_costs, wants);
    return facts(output).componentwise || found == all_costs.end() ? Cost::Quadratic : *found;
}
} // namespace

Message expected_instead(const Functions &functions)
{
    if (!facts(functions.hidden).componentwise)
        return Message::tr("hidden units of %1", {names_of(all_activations)});
    if (const auto needs = facts(functions.cost).needs)
        return Message::tr("%1 outputs", {std::string(to_string(*needs))});
    return Message::tr("the %1 cost", {std::string(to_string(cost_for(functions.output)))});
}

Message validation_error(const Functions &functions)
{
    if (functions.valid())
        return {};
    if (!facts(functions.hidden).componentwise)
        return Message::tr("hidden units cannot be %1, only outputs can",
                           {std::string(to_string(functions.hidden))});
    if (const auto needs = facts(functions.cost).needs)
        return Message::tr("the %1 cost needs %2 outputs",
                           {std::string(facts(functions.cost).title), std::string(to_string(*needs))});
    return Message::tr("%1 outputs need the %2 cost", {std::string(to_string(functions.output)),
                                                       std::string(facts(cost_for(functions.output)).title)});
}

double suggested_rate(const Functions &functions)
{
    const CostFacts &cost = facts(functions.cost);
    const double rate = cost.rate * facts(functions.hidden).hidden_rate *
                        (cost.cancels_phi_prime ? 1 : facts(functions.output).output_rate);
    const double scale = std::pow(10, -std::floor(std::log10(rate)));
    return std::round(rate * scale) / scale;
}

Functions with_cost(Functions functions, Cost cost)
{
    functions.cost = cost;
    if (!allows(cost, functions.output))
        functions.output = facts(cost).needs.value_or(Activation::Sigmoid);
    return functions;
}

Functions with_output(Functions functions, Activation output)
{
    functions.output = output;
    if (!allows(functions.cost, output))
        functions.cost = cost_for(output);
    return functions;
}

namespace {
template <class Scalar>
Vector<Scalar> terms_of_loss(Cost cost, const Vector<Scalar> &z2, const Vector<Scalar> &x2,
                             const Vector<Scalar> &y)
{
    switch (cost) {
    case Cost::Quadratic:
        break;
    case Cost::CrossEntropy:
        return z2.binaryExpr(y, [](Scalar zk, Scalar yk) { return cross_entropy(zk, yk); });
    case Cost::LogLikelihood:
        return z2.binaryExpr(y, [minus_log = MinusLogSoftmax<Scalar>(z2)](Scalar zk, Scalar yk) {
            return yk == 0 ? Scalar{0} : yk * minus_log(zk);
        });
    }
    return (x2 - y).cwiseAbs2() / 2;
}
} // namespace

template <class Scalar>
Scalar loss(Cost cost, const Vector<Scalar> &z2, const Vector<Scalar> &x2, const Vector<Scalar> &y)
{
    return terms_of_loss(cost, z2, x2, y).sum();
}

Vector<double> loss_terms(Cost cost, const Vector<double> &z2, const Vector<double> &x2,
                          const Vector<double> &y)
{
    return terms_of_loss(cost, z2, x2, y);
}

template <class Scalar>
Vector<Scalar> output_delta(const Functions &functions, const Vector<Scalar> &z2, const Vector<Scalar> &x2,
                            const Vector<Scalar> &y)
{
    if (facts(functions.cost).cancels_phi_prime)
        return x2 - y;
    return (x2 - y).cwiseProduct(phi_prime(functions.output, z2));
}

template float loss(Cost, const Vector<float> &, const Vector<float> &, const Vector<float> &);
template double loss(Cost, const Vector<double> &, const Vector<double> &, const Vector<double> &);
template long double loss(Cost, const Vector<long double> &, const Vector<long double> &,
                          const Vector<long double> &);
template Vector<float> output_delta(const Functions &, const Vector<float> &, const Vector<float> &,
                                    const Vector<float> &);
template Vector<double> output_delta(const Functions &, const Vector<double> &, const Vector<double> &,
                                     const Vector<double> &);

} // namespace deltascope
