// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/mistakes.h"
#include "tests/core/network/plain_network.h"

#include <cmath>
#include <optional>

namespace deltascope::plain {

/// The rules of a pass in loops over single numbers, each of which can be told to make one mistake on the
/// way: what tests compare the table of mistakes with. Shares nothing with it but the names.
class SloppyPass
{
public:
    SloppyPass(const Task &task)
        : network_(task.network)
        , functions_(task.network.functions)
        , rate_(task.rate)
        , fixed_biases_(task.fixed_biases)
        , x0_(reals(task.pass.x0))
        , y_(reals(task.pass.y))
        , right_(backpropagate(task.network, x0_, y_))
    {
    }

    /// What someone gets who makes this mistake in the rule of this entry, with everything before it right;
    /// skipped is the summand that SummandMissing leaves out, or the output that OneOutputsError takes.
    Real value(Mistake mistake, const Entry &entry, int skipped = 0) const
    {
        Slip slip = {mistake, skipped};
        const int i = entry.row;
        const int j = entry.column;
        switch (entry.term) {
        case Asked::z1:
            return weighted_sum(network_.parameters.W1, network_.parameters.b1, x0_, i, slip);
        case Asked::x1:
            return activation(right_.z1, i, functions_.hidden, functions_.output, slip);
        case Asked::z2:
            return weighted_sum(network_.parameters.W2, network_.parameters.b2, right_.x1, i, slip);
        case Asked::x2:
            return activation(right_.z2, i, functions_.output, functions_.hidden, slip);
        case Asked::loss:
            return loss(right_, slip);
        case Asked::delta2:
        case Asked::db2:
            return entry.term == Asked::db2 ? bias_gradient(2, i, slip) : delta2(i, slip);
        case Asked::delta1:
            return delta1(i, slip);
        case Asked::db1:
            return bias_gradient(1, i, slip);
        case Asked::dW2:
            return weight_gradient(2, i, j, slip);
        case Asked::dW1:
            return weight_gradient(1, i, j, slip);
        case Asked::after_W1:
            return parameter_after(network_.parameters.W1(i, j), weight_gradient(1, i, j, before(slip)),
                                   slip);
        case Asked::after_W2:
            return parameter_after(network_.parameters.W2(i, j), weight_gradient(2, i, j, before(slip)),
                                   slip);
        case Asked::after_b1:
            return parameter_after(network_.parameters.b1[i], bias_gradient(1, i, before(slip)), slip);
        case Asked::after_b2:
            return parameter_after(network_.parameters.b2[i], bias_gradient(2, i, before(slip)), slip);
        case Asked::after_loss:
            return loss_after(slip);
        }
        return NAN;
    }

private:
    struct Slip
    {
        Mistake mistake;
        int skipped;
        bool is(Mistake other) const { return mistake == other; }
        Real factor(Real value) const
        {
            if (mistake != Mistake::RoundedEarly)
                return value;
            const Real as_written = std::round(value * 1e9L); // in decimals, where halves are halves
            return std::round(as_written / 1e7L) / 100;
        }
    };

    // Of a slip in the update what is already in the gradient: numbers are rounded as they go into the
    // update.
    static Slip before(const Slip &slip)
    {
        return slip.is(Mistake::RoundedEarly) ? Slip{Mistake::Uphill, 0} : slip;
    }

    static int size(const Reals &values) { return static_cast<int>(values.size()); }
    static Real at(const Reals &values, int index) { return values[static_cast<std::size_t>(index)]; }

    static Real weighted_sum(const Matrix<double> &W, const Vector<double> &b, const Reals &x, int unit,
                             const Slip &slip)
    {
        Real sum = slip.is(Mistake::BiasForgotten) ? 0 : slip.factor(b[unit]);
        for (int from = 0; from < size(x); ++from) {
            if ((slip.is(Mistake::SummandMissing) && from == slip.skipped) ||
                (slip.is(Mistake::ElementWise) && from != unit))
                continue;
            const double weight = slip.is(Mistake::TransposedForward) ? W(unit, from) : W(from, unit);
            sum += slip.factor(weight) * slip.factor(at(x, from));
        }
        return sum;
    }

    static Real activation(const Reals &z, int unit, Activation own, Activation other, const Slip &slip)
    {
        if (slip.is(Mistake::PhiForgotten))
            return at(z, unit);
        Reals inputs;
        for (const Real entry : z)
            inputs.push_back(slip.factor(entry));
        return layer(slip.is(Mistake::OtherLayersPhi) ? other : own, inputs)[static_cast<std::size_t>(unit)];
    }

    static Reals layer(Activation activation, const Reals &z)
    {
        Real powers = 0;
        for (const Real entry : z)
            powers += std::exp(entry);
        Reals x;
        for (const Real entry : z)
            x.push_back(activation == Activation::Softmax ? std::exp(entry) / powers
                                                          : phi(activation, entry));
        return x;
    }

    // Of the sigmoid −ln x = ln(1 + e⁻ᶻ) and −ln(1 − x) = ln(1 + eᶻ), unless x was rounded.
    Real loss_of_output(Real z, Real x, Real y, const Slip &slip) const
    {
        switch (functions_.cost) {
        case Cost::Quadratic:
            return (slip.factor(x) - y) * (slip.factor(x) - y) / 2;
        case Cost::LogLikelihood:
            return y == 0 ? 0 : -y * std::log(slip.factor(x));
        case Cost::CrossEntropy:
            if (!slip.is(Mistake::RoundedEarly))
                return y * std::log1p(std::exp(-z)) + (1 - y) * std::log1p(std::exp(z));
            x = slip.factor(x);
            return -(y > 0 ? y * std::log(x) : 0) - (y < 1 ? (1 - y) * std::log(1 - x) : 0);
        }
        return NAN;
    }

    Real loss(const Pass &pass, const Slip &slip) const
    {
        Real sum = 0;
        for (int k = 0; k < size(y_); ++k)
            if ((!slip.is(Mistake::SummandMissing) || k != slip.skipped) &&
                (!slip.is(Mistake::OneOutputsError) || k == slip.skipped))
                sum += loss_of_output(at(pass.z2, k), at(pass.x2, k), at(y_, k), slip);
        return slip.is(Mistake::HalfForgotten) ? 2 * sum : sum;
    }

    bool quadratic() const { return functions_.cost == Cost::Quadratic; }

    // φ′(z) with its x, as someone makes it with this slip.
    static Real slope(Activation activation, Real z, Real x, const Slip &slip)
    {
        if (slip.is(Mistake::SlopeAtActivation))
            return phi_prime(activation, x);
        if (slip.is(Mistake::SlopeInZ))
            return activation == Activation::Sigmoid ? z * (1 - z) : 1 - z * z;
        return slip.factor(phi_prime(activation, z));
    }

    Real delta2(int k, const Slip &slip) const
    {
        const Real x = at(right_.x2, k);
        const Real error = slip.is(Mistake::SignReversed) ? at(y_, k) - x : x - at(y_, k);
        if (slip.is(Mistake::SlopeAgain))
            return error * x * (1 - x);
        if (!quadratic() || slip.is(Mistake::OutputSlopeForgotten))
            return quadratic() || !slip.is(Mistake::RoundedEarly) ? error : slip.factor(x) - at(y_, k);
        const Real delta = slip.factor(error) * slope(functions_.output, at(right_.z2, k), x, slip);
        return slip.is(Mistake::FactorTwo) ? 2 * delta : delta;
    }

    int target() const
    {
        int largest = 0;
        for (int k = 1; k < size(y_); ++k)
            if (at(y_, k) > at(y_, largest))
                largest = k;
        return largest;
    }

    Real delta1(int j, const Slip &slip) const
    {
        const Matrix<double> &W2 = network_.parameters.W2;
        Real sum = 0;
        for (int k = 0; k < size(y_); ++k) {
            if ((slip.is(Mistake::OnlyTheTarget) && k != target()) ||
                (slip.is(Mistake::SummandMissing) && k == slip.skipped) ||
                ((slip.is(Mistake::ElementWise) || slip.is(Mistake::ErrorOfSameUnit)) && k != j))
                continue;
            Real weight = slip.is(Mistake::Transposed) ? W2(k, j) : W2(j, k);
            if (slip.is(Mistake::WeightsLeftOut) || slip.is(Mistake::ErrorOfSameUnit))
                weight = 1;
            if (slip.is(Mistake::UpdatedTooEarly))
                weight -= static_cast<Real>(rate_) * at(right_.x1, j) * at(right_.delta2, k);
            const bool error = slip.is(Mistake::ErrorForDelta) || slip.is(Mistake::ErrorOfSameUnit);
            sum += slip.factor(weight) *
                   slip.factor(error ? at(right_.x2, k) - at(y_, k) : at(right_.delta2, k));
        }
        if (slip.is(Mistake::HiddenSlopeForgotten))
            return sum;
        const Real delta = sum * slope(functions_.hidden, at(right_.z1, j), at(right_.x1, j), slip);
        return slip.is(Mistake::SignReversed) ? -delta : delta;
    }

    // Mistakes in a δ that a gradient can be made with; others leave the right one.
    Real delta(int layer_number, int unit, const Slip &slip) const
    {
        const auto one_of = [&](auto... mistakes) { return (slip.is(mistakes) || ...); };
        if (layer_number == 2)
            return one_of(Mistake::OutputSlopeForgotten, Mistake::SlopeAgain, Mistake::SignReversed,
                          Mistake::FactorTwo)
                       ? delta2(unit, slip)
                       : at(right_.delta2, unit);
        return one_of(Mistake::HiddenSlopeForgotten, Mistake::UpdatedTooEarly, Mistake::SignReversed)
                   ? delta1(unit, slip)
                   : at(right_.delta1, unit);
    }

    Real weight_gradient(int layer_number, int from, int to, const Slip &slip) const
    {
        if (slip.is(Mistake::Transposed))
            std::swap(from, to);
        const Real x = at(layer_number == 2 ? right_.x1 : x0_, from);
        const Real d = delta(layer_number, to, slip);
        return slip.factor(x) * slip.factor(d);
    }

    Real bias_gradient(int layer_number, int unit, const Slip &slip) const
    {
        const Reals &deltas = layer_number == 2 ? right_.delta2 : right_.delta1;
        if (slip.is(Mistake::BiasSumOfDeltas)) {
            Real sum = 0;
            for (const Real entry : deltas)
                sum += entry;
            return sum;
        }
        const Real d = slip.factor(delta(layer_number, unit, slip));
        const Parameters<double> &p = network_.parameters;
        return slip.is(Mistake::BiasTimesDelta) ? d * (layer_number == 2 ? p.b2 : p.b1)[unit] : d;
    }

    Real parameter_after(Real before, Real gradient, const Slip &slip) const
    {
        Real rate = slip.factor(rate_);
        if (slip.is(Mistake::Uphill))
            rate = -rate;
        if (slip.is(Mistake::RateForgotten))
            rate = 1;
        if (slip.is(Mistake::RateTwice))
            rate *= rate;
        return slip.factor(before) - rate * slip.factor(gradient);
    }

    // All parameters moved one by one, then the whole forward pass again.
    Real loss_after(const Slip &slip) const
    {
        // What is done with the outputs of that pass does not concern the parameters.
        const bool in_update = slip.is(Mistake::Uphill) || slip.is(Mistake::RateForgotten) ||
                               slip.is(Mistake::RateTwice) || slip.is(Mistake::UpdatedTooEarly);
        const Slip with = in_update ? slip : Slip{Mistake::HalfForgotten, 0};
        Network<double> after = network_;
        auto &[W1, b1, W2, b2] = after.parameters;
        for (int j = 0; j < W1.cols(); ++j) {
            for (int i = 0; i < W1.rows(); ++i)
                W1(i, j) =
                    static_cast<double>(parameter_after(W1(i, j), weight_gradient(1, i, j, with), with));
            if (!fixed_biases_)
                b1[j] = static_cast<double>(parameter_after(b1[j], bias_gradient(1, j, with), with));
        }
        for (int k = 0; k < W2.cols(); ++k) {
            for (int j = 0; j < W2.rows(); ++j)
                W2(j, k) =
                    static_cast<double>(parameter_after(W2(j, k), weight_gradient(2, j, k, with), with));
            if (!fixed_biases_)
                b2[k] = static_cast<double>(parameter_after(b2[k], bias_gradient(2, k, with), with));
        }
        return loss(forward(after, x0_, y_), slip);
    }

    Network<double> network_;
    Functions functions_;
    double rate_;
    bool fixed_biases_;
    Reals x0_, y_;
    Pass right_;
};

} // namespace deltascope::plain
