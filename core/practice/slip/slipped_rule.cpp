// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/slip/slipped_rule.h"

namespace deltascope {

namespace {
std::string_view z1_rule(Mistake mistake)
{
    switch (mistake) {
    case Mistake::ElementWise:
        return "z¹ⱼ = w¹ⱼⱼ x⁰ⱼ + b¹ⱼ";
    case Mistake::BiasForgotten:
        return "z¹ⱼ = Σᵢ w¹ᵢⱼ x⁰ᵢ";
    case Mistake::TransposedForward:
        return "z¹ⱼ = Σᵢ w¹ⱼᵢ x⁰ᵢ + b¹ⱼ";
    default:
        return {};
    }
}

std::string_view z2_rule(Mistake mistake)
{
    switch (mistake) {
    case Mistake::ElementWise:
        return "z²ₖ = w²ₖₖ x¹ₖ + b²ₖ";
    case Mistake::BiasForgotten:
        return "z²ₖ = Σⱼ w²ⱼₖ x¹ⱼ";
    case Mistake::TransposedForward:
        return "z²ₖ = Σⱼ w²ₖⱼ x¹ⱼ + b²ₖ";
    default:
        return {};
    }
}

std::string_view delta2_rule(const Functions &functions, Mistake mistake)
{
    switch (mistake) {
    case Mistake::OutputSlopeForgotten:
        return "δ²ₖ = x²ₖ − yₖ";
    case Mistake::SlopeAtActivation:
        return "δ²ₖ = (x²ₖ − yₖ) φ′(x²ₖ)";
    case Mistake::SlopeInZ:
        return functions.output == Activation::Tanh ? "δ²ₖ = (x²ₖ − yₖ) (1 − z²ₖ z²ₖ)"
                                                    : "δ²ₖ = (x²ₖ − yₖ) z²ₖ (1 − z²ₖ)";
    case Mistake::SignReversed:
        return facts(functions.cost).cancels_phi_prime ? "δ²ₖ = yₖ − x²ₖ" : "δ²ₖ = (yₖ − x²ₖ) φ′(z²ₖ)";
    case Mistake::SlopeAgain:
        return "δ²ₖ = (x²ₖ − yₖ) x²ₖ (1 − x²ₖ)";
    case Mistake::FactorTwo:
        return "δ²ₖ = 2 (x²ₖ − yₖ) φ′(z²ₖ)";
    default:
        return {};
    }
}

std::string_view delta1_rule(const Functions &functions, Mistake mistake)
{
    switch (mistake) {
    case Mistake::HiddenSlopeForgotten:
        return "δ¹ⱼ = Σₖ w²ⱼₖ δ²ₖ";
    case Mistake::ErrorForDelta:
        return "δ¹ⱼ = (Σₖ w²ⱼₖ (x²ₖ − yₖ)) φ′(z¹ⱼ)";
    case Mistake::ErrorOfSameUnit:
        return "δ¹ⱼ = (x²ⱼ − yⱼ) φ′(z¹ⱼ)";
    case Mistake::WeightsLeftOut:
        return "δ¹ⱼ = (Σₖ δ²ₖ) φ′(z¹ⱼ)";
    case Mistake::Transposed:
        return "δ¹ⱼ = (Σₖ w²ₖⱼ δ²ₖ) φ′(z¹ⱼ)";
    case Mistake::SlopeAtActivation:
        return "δ¹ⱼ = (Σₖ w²ⱼₖ δ²ₖ) φ′(x¹ⱼ)";
    case Mistake::SlopeInZ:
        return functions.hidden == Activation::Tanh ? "δ¹ⱼ = (Σₖ w²ⱼₖ δ²ₖ) (1 − z¹ⱼ z¹ⱼ)"
                                                    : "δ¹ⱼ = (Σₖ w²ⱼₖ δ²ₖ) z¹ⱼ (1 − z¹ⱼ)";
    case Mistake::SignReversed:
        return "δ¹ⱼ = −(Σₖ w²ⱼₖ δ²ₖ) φ′(z¹ⱼ)";
    case Mistake::UpdatedTooEarly:
        return "δ¹ⱼ = (Σₖ (w²ⱼₖ − η ∂Lₙ/∂w²ⱼₖ) δ²ₖ) φ′(z¹ⱼ)";
    case Mistake::ElementWise:
        return "δ¹ⱼ = w²ⱼⱼ δ²ⱼ φ′(z¹ⱼ)";
    default:
        return {};
    }
}

/// One for each gradient, in the order dW2, db2, dW1, db1.
using GradientRules = std::array<std::string_view, 4>;

GradientRules gradient_rules(Mistake mistake)
{
    switch (mistake) {
    case Mistake::Transposed:
        return {"∂Lₙ/∂w²ⱼₖ = x¹ₖ δ²ⱼ", "", "∂Lₙ/∂w¹ᵢⱼ = x⁰ⱼ δ¹ᵢ", ""};
    case Mistake::SignReversed:
        return {"∂Lₙ/∂w²ⱼₖ = −x¹ⱼ δ²ₖ", "∂Lₙ/∂b²ₖ = −δ²ₖ", "∂Lₙ/∂w¹ᵢⱼ = −x⁰ᵢ δ¹ⱼ", "∂Lₙ/∂b¹ⱼ = −δ¹ⱼ"};
    case Mistake::BiasSumOfDeltas:
        return {"", "∂Lₙ/∂b²ₖ = Σₘ δ²ₘ", "", "∂Lₙ/∂b¹ⱼ = Σₘ δ¹ₘ"};
    case Mistake::BiasTimesDelta:
        return {"", "∂Lₙ/∂b²ₖ = b²ₖ δ²ₖ", "", "∂Lₙ/∂b¹ⱼ = b¹ⱼ δ¹ⱼ"};
    default:
        return {};
    }
}

std::string_view update_rule(Mistake mistake)
{
    switch (mistake) {
    case Mistake::Uphill:
        return "θ ← θ + η ∂Lₙ/∂θ";
    case Mistake::RateForgotten:
        return "θ ← θ − ∂Lₙ/∂θ";
    default:
        return "θ ← θ − η η ∂Lₙ/∂θ";
    }
}
} // namespace

std::string_view slipped_rule(const Functions &functions, const Slip &slip)
{
    switch (slip.step) {
    case StepId::z1:
        return z1_rule(slip.mistake);
    case StepId::x1:
        return slip.mistake == Mistake::PhiForgotten ? "x¹ⱼ = z¹ⱼ" : "";
    case StepId::z2:
        return z2_rule(slip.mistake);
    case StepId::x2:
        return slip.mistake == Mistake::PhiForgotten ? "x²ₖ = z²ₖ" : "";
    case StepId::loss:
        return slip.mistake == Mistake::HalfForgotten ? "Lₙ = Σₖ (x²ₖ − yₖ)²" : "";
    case StepId::delta2:
        return delta2_rule(functions, slip.mistake);
    case StepId::delta1:
        return delta1_rule(functions, slip.mistake);
    case StepId::update:
        return update_rule(slip.mistake);
    default:
        break;
    }
    const GradientRules rules = gradient_rules(slip.mistake);
    return slip.step == StepId::dW2   ? rules[0]
           : slip.step == StepId::db2 ? rules[1]
           : slip.step == StepId::dW1 ? rules[2]
                                      : rules[3];
}

} // namespace deltascope
