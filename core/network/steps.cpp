// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/steps.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace deltascope {

namespace {
Step step(StepId id, std::string_view title, std::string_view equation, std::string_view component,
          std::vector<Term> reads)
{
    const StepFacts &step = facts(id);
    return {id, step.phase, title, equation, component, std::move(reads), step.makes};
}

// Lₙ and δ² are the two terms that the cost writes in its own way.
Step loss_step(Cost cost)
{
    return step(StepId::loss, "How wrong is the answer?", facts(cost).loss, facts(cost).loss_component,
                {Term::x2, Term::y});
}

Step delta2_step(Cost cost)
{
    constexpr std::string_view title = "Which way should each output move?";
    if (facts(cost).cancels_phi_prime)
        return step(StepId::delta2, title, "δ² = x² − y", "δ²ₖ = x²ₖ − yₖ", {Term::x2, Term::y});
    return step(StepId::delta2, title, "δ² = (x² − y) ⊙ φ′(z²)", "δ²ₖ = (x²ₖ − yₖ) φ′(z²ₖ)",
                {Term::x2, Term::y, Term::phi_prime_z2});
}

Step x2_step(Activation output)
{
    constexpr std::string_view title = "What the network answers";
    if (facts(output).componentwise)
        return step(StepId::x2, title, "x² = φ(z²)", "x²ₖ = φ(z²ₖ)", {Term::z2});
    return step(StepId::x2, title, "x² = softmax(z²)", facts(output).formula, {Term::z2});
}

std::vector<Step> forward_steps(const Functions &functions)
{
    return {step(StepId::x0, "What the network is shown", "x⁰ = the image", "x⁰ᵢ = pixel i, 0 … 1", {}),
            step(StepId::z1, "What each hidden unit adds up", "z¹ = (W¹)ᵀ x⁰ + b¹", "z¹ⱼ = Σᵢ w¹ᵢⱼ x⁰ᵢ + b¹ⱼ",
                 {Term::W1, Term::x0, Term::b1}),
            step(StepId::x1, "How strongly each hidden unit fires", "x¹ = φ(z¹)", "x¹ⱼ = φ(z¹ⱼ)", {Term::z1}),
            step(StepId::z2, "What each output adds up", "z² = (W²)ᵀ x¹ + b²", "z²ₖ = Σⱼ w²ⱼₖ x¹ⱼ + b²ₖ",
                 {Term::W2, Term::x1, Term::b2}),
            x2_step(functions.output),
            loss_step(functions.cost)};
}

std::vector<Step> backward_steps(Cost cost)
{
    return {delta2_step(cost),
            step(StepId::delta1, "How much does each hidden unit matter?", "δ¹ = (W² δ²) ⊙ φ′(z¹)",
                 "δ¹ⱼ = (Σₖ w²ⱼₖ δ²ₖ) φ′(z¹ⱼ)", {Term::W2, Term::delta2, Term::phi_prime_z1}),
            step(StepId::dW2, "The gradient of the second layer's weights", "∂Lₙ/∂W² = x¹ (δ²)ᵀ",
                 "∂Lₙ/∂w²ⱼₖ = x¹ⱼ δ²ₖ", {Term::x1, Term::delta2}),
            step(StepId::db2, "The gradient of the second layer's biases", "∂Lₙ/∂b² = δ²", "∂Lₙ/∂b²ₖ = δ²ₖ",
                 {Term::delta2}),
            step(StepId::dW1, "The gradient of the first layer's weights", "∂Lₙ/∂W¹ = x⁰ (δ¹)ᵀ",
                 "∂Lₙ/∂w¹ᵢⱼ = x⁰ᵢ δ¹ⱼ", {Term::x0, Term::delta1}),
            step(StepId::db1, "The gradient of the first layer's biases", "∂Lₙ/∂b¹ = δ¹", "∂Lₙ/∂b¹ⱼ = δ¹ⱼ",
                 {Term::delta1})};
}

std::vector<Step> update_steps()
{
    return {
        step(StepId::update, "One step downhill", "θ ← θ − η ∂Lₙ/∂θ", "w¹ᵢⱼ ← w¹ᵢⱼ − η ∂Lₙ/∂w¹ᵢⱼ",
             {Term::eta, Term::W1, Term::dW1, Term::b1, Term::db1, Term::W2, Term::dW2, Term::b2, Term::db2}),
        step(StepId::after, "Did the loss go down?", "Lₙ(θ − η ∇Lₙ) ≈ Lₙ(θ) − η ‖∇Lₙ‖²", "Lₙ(after) − Lₙ",
             {Term::theta, Term::x0, Term::y})};
}
} // namespace

std::vector<Step> steps(const Functions &functions)
{
    std::vector<Step> all = forward_steps(functions);
    std::ranges::move(backward_steps(functions.cost), std::back_inserter(all));
    std::ranges::move(update_steps(), std::back_inserter(all));
    return all;
}

} // namespace deltascope
