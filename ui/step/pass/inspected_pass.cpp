// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/inspected_pass.h"

#include "core/network/after_update.h"
#include "core/practice/slip/slip_check.h"
#include "core/practice/slip/slipped_pass.h"

#include <limits>

namespace deltascope {

namespace {
Network<double> networkAfter(const InspectedPass &open, const Pass<double> &pass)
{
    Network<double> after{open.functions(), updated(open.parameters(), pass, open.rateOfUpdate())};
    if (open.fixed_biases) {
        after.parameters.b1 = open.parameters().b1;
        after.parameters.b2 = open.parameters().b2;
    }
    return after;
}

std::shared_ptr<const Pass<double>> passAfter(const InspectedPass &open, const Pass<double> &pass)
{
    return std::make_shared<const Pass<double>>(
        open.slip ? forward_with(networkAfter(open, pass), pass.x0, pass.y, open.slip)
                  : pass_after_update(*open.network, pass, open.learning_rate, open.fixed_biases));
}

// With a slip, ∂Lₙ/∂W need not be the product that it should be.
double squaredNorm(const Pass<double> &pass, bool fixedBiases)
{
    return fixedBiases ? pass.dW1.squaredNorm() + pass.dW2.squaredNorm() : pass.gradient_squared_norm();
}

constexpr double notShown = std::numeric_limits<double>::quiet_NaN();

void hide(Pass<double> &pass, const Selection &number)
{
    switch (number.term) {
    case Term::z1:
        pass.z1[number.row] = notShown;
        break;
    case Term::x1:
        pass.x1[number.row] = notShown;
        break;
    case Term::z2:
        pass.z2[number.row] = notShown;
        break;
    case Term::x2:
        pass.x2[number.row] = notShown;
        break;
    case Term::loss:
    case Term::loss_after:
        pass.loss = notShown;
        break;
    case Term::delta2:
        pass.delta2[number.row] = notShown;
        break;
    case Term::delta1:
        pass.delta1[number.row] = notShown;
        break;
    case Term::dW2:
        pass.dW2.col(number.column).setConstant(notShown);
        break;
    case Term::db2:
        pass.db2[number.row] = notShown;
        break;
    case Term::dW1:
        pass.dW1.col(number.column).setConstant(notShown);
        break;
    case Term::db1:
        pass.db1[number.row] = notShown;
        break;
    default:
        break; // given, and never hidden
    }
}

// The whole of a term; with the loss after the update the outputs that it is made of.
void hideAll(Pass<double> &pass, Term term)
{
    const auto fill = [](auto &values) { values.setConstant(notShown); };
    switch (term) {
    case Term::z1:
        return fill(pass.z1);
    case Term::x1:
        return fill(pass.x1);
    case Term::z2:
        return fill(pass.z2);
    case Term::x2:
        return fill(pass.x2);
    case Term::loss_after:
        fill(pass.z2);
        fill(pass.x2);
        [[fallthrough]];
    case Term::loss:
        pass.loss = notShown;
        return;
    case Term::delta2:
        return fill(pass.delta2);
    case Term::delta1:
        return fill(pass.delta1);
    case Term::dW2:
        return fill(pass.dW2);
    case Term::db2:
        return fill(pass.db2);
    case Term::dW1:
        return fill(pass.dW1);
    case Term::db1:
        return fill(pass.db1);
    default:
        return; // given, and never hidden
    }
}
} // namespace

Network<double> InspectedPass::updatedNetwork() const
{
    return networkAfter(*this, pass());
}

std::shared_ptr<const InspectedPass> inspectPass(std::shared_ptr<const Network<float>> network,
                                                 const Example &example, double learning_rate,
                                                 bool fixed_biases)
{
    InspectedPass open;
    open.learning_rate = learning_rate;
    open.fixed_biases = fixed_biases;
    open.network = std::make_shared<const Network<double>>(example.hand ? example.hand->network
                                                                        : network->cast<double>());
    const auto pass = std::make_shared<const Pass<double>>(
        backpropagate(*open.network, example.x0InDouble(), example.target()));
    open.squared_norm = squared_gradient(*pass, fixed_biases);
    open.content = std::make_shared<const StageContent>(
        StageContent{std::move(network), example, pass, passAfter(open, *pass)});
    return std::make_shared<const InspectedPass>(std::move(open));
}

std::shared_ptr<const InspectedPass> withRate(const InspectedPass &open, double learning_rate)
{
    InspectedPass changed = open;
    changed.learning_rate = learning_rate;
    StageContent content = *open.content;
    content.after = passAfter(changed, open.pass());
    changed.content = std::make_shared<const StageContent>(std::move(content));
    return std::make_shared<const InspectedPass>(std::move(changed));
}

GradientCheck checkOf(const InspectedPass &open, const TermEntry &nudged, double epsilon)
{
    if (open.slip && is_forward(*open.slip))
        return check_with(open.task(), *open.slip, nudged, epsilon);
    return check_gradient<double>(*open.network, open.pass(), nudged, epsilon);
}

std::function<double(double)> lossAgainst(const InspectedPass &open, const TermEntry &nudged)
{
    if (open.slip && is_forward(*open.slip))
        return [loss = LossWith(open.task(), *open.slip), nudged](double value) mutable {
            return loss(nudged, value);
        };
    return [&open, nudged](double value) { return loss_with(*open.network, open.pass(), nudged, value); };
}

std::shared_ptr<const InspectedPass> withSlip(const InspectedPass &right, const Slip &slip)
{
    InspectedPass slipped = right;
    slipped.slip = slip;
    const auto pass = std::make_shared<const Pass<double>>(pass_with(right.task(), slip));
    slipped.squared_norm = squaredNorm(*pass, right.fixed_biases);
    StageContent content = *right.content;
    content.pass = pass;
    content.after = passAfter(slipped, *pass);
    slipped.content = std::make_shared<const StageContent>(std::move(content));
    return std::make_shared<const InspectedPass>(std::move(slipped));
}

std::shared_ptr<const InspectedPass> withoutHidden(const std::shared_ptr<const InspectedPass> &open,
                                                   const HiddenNumbers &hidden)
{
    if (!open || hidden.empty() || hidden.step == StepId::update)
        return open;
    const auto pass =
        std::make_shared<Pass<double>>(hidden.step == StepId::after ? open->after() : open->pass());
    if (hidden.whole)
        hideAll(*pass, facts(hidden.step).makes);
    else
        for (const Selection &number : hidden.numbers)
            hide(*pass, number);
    StageContent content = *open->content;
    (hidden.step == StepId::after ? content.after : content.pass) = pass;
    InspectedPass shown = *open;
    shown.content = std::make_shared<const StageContent>(std::move(content));
    return std::make_shared<const InspectedPass>(std::move(shown));
}

} // namespace deltascope
