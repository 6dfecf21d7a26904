// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/steps.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace deltascope {

namespace {
struct TermName
{
    std::string_view name;
    std::string_view symbol;
};

// In the order of Term.
constexpr std::array<TermName, term_count> terms = {{
    {"x0", "x⁰"},
    {"y", "y"},
    {"W1", "W¹"},
    {"b1", "b¹"},
    {"z1", "z¹"},
    {"x1", "x¹"},
    {"W2", "W²"},
    {"b2", "b²"},
    {"z2", "z²"},
    {"x2", "x²"},
    {"loss", "Lₙ"},
    {"delta2", "δ²"},
    {"delta1", "δ¹"},
    {"dW2", "∂Lₙ/∂W²"},
    {"db2", "∂Lₙ/∂b²"},
    {"dW1", "∂Lₙ/∂W¹"},
    {"db1", "∂Lₙ/∂b¹"},
    {"phi_prime_z1", "φ′(z¹)"},
    {"phi_prime_z2", "φ′(z²)"},
    {"eta", "η"},
    {"theta", "θ"},
    {"loss_after", "Lₙ(after)"},
}};

constexpr std::array<std::string_view, step_count> step_names = {
    "x0", "z1", "x1", "z2", "x2", "loss", "delta2", "delta1", "dW2", "db2", "dW1", "db1", "update", "after"};

// Lₙ and δ² are the two terms that the cost writes in its own way.
Step loss_step(Cost cost)
{
    const bool quadratic = cost == Cost::Quadratic;
    return {.id = StepId::loss,
            .phase = Phase::Forward,
            .title = "How wrong is the answer?",
            .equation = quadratic ? "Lₙ = ½ ‖x² − y‖²" : "Lₙ = −yᵀ ln x² − (1 − y)ᵀ ln(1 − x²)",
            .component = quadratic ? "Lₙ = ½ Σₖ (x²ₖ − yₖ)²" : "Lₙ = −Σₖ [yₖ ln x²ₖ + (1 − yₖ) ln(1 − x²ₖ)]",
            .reads = {Term::x2, Term::y},
            .makes = Term::loss};
}

Step delta2_step(Cost cost)
{
    Step step = {.id = StepId::delta2,
                 .phase = Phase::Backward,
                 .title = "Which way should each output move?",
                 .equation = "δ² = x² − y",
                 .component = "δ²ₖ = x²ₖ − yₖ",
                 .reads = {Term::x2, Term::y},
                 .makes = Term::delta2};
    if (cost == Cost::Quadratic) {
        step.equation = "δ² = (x² − y) ⊙ φ′(z²)";
        step.component = "δ²ₖ = (x²ₖ − yₖ) φ′(z²ₖ)";
        step.reads.push_back(Term::phi_prime_z2);
    }
    return step;
}

std::vector<Step> forward_steps(Cost cost)
{
    return {{.id = StepId::x0,
             .phase = Phase::Forward,
             .title = "What the network is shown",
             .equation = "x⁰ = the image",
             .component = "x⁰ᵢ = pixel i, 0 … 1",
             .reads = {},
             .makes = Term::x0},
            {.id = StepId::z1,
             .phase = Phase::Forward,
             .title = "What each hidden unit adds up",
             .equation = "z¹ = (W¹)ᵀ x⁰ + b¹",
             .component = "z¹ⱼ = Σᵢ w¹ᵢⱼ x⁰ᵢ + b¹ⱼ",
             .reads = {Term::W1, Term::x0, Term::b1},
             .makes = Term::z1},
            {.id = StepId::x1,
             .phase = Phase::Forward,
             .title = "How strongly each hidden unit fires",
             .equation = "x¹ = φ(z¹)",
             .component = "x¹ⱼ = φ(z¹ⱼ)",
             .reads = {Term::z1},
             .makes = Term::x1},
            {.id = StepId::z2,
             .phase = Phase::Forward,
             .title = "What each output adds up",
             .equation = "z² = (W²)ᵀ x¹ + b²",
             .component = "z²ₖ = Σⱼ w²ⱼₖ x¹ⱼ + b²ₖ",
             .reads = {Term::W2, Term::x1, Term::b2},
             .makes = Term::z2},
            {.id = StepId::x2,
             .phase = Phase::Forward,
             .title = "What the network answers",
             .equation = "x² = φ(z²)",
             .component = "x²ₖ = φ(z²ₖ)",
             .reads = {Term::z2},
             .makes = Term::x2},
            loss_step(cost)};
}

std::vector<Step> backward_steps(Cost cost)
{
    return {delta2_step(cost),
            {.id = StepId::delta1,
             .phase = Phase::Backward,
             .title = "How much does each hidden unit matter?",
             .equation = "δ¹ = (W² δ²) ⊙ φ′(z¹)",
             .component = "δ¹ⱼ = (Σₖ w²ⱼₖ δ²ₖ) φ′(z¹ⱼ)",
             .reads = {Term::W2, Term::delta2, Term::phi_prime_z1},
             .makes = Term::delta1},
            {.id = StepId::dW2,
             .phase = Phase::Backward,
             .title = "The gradient of the second layer's weights",
             .equation = "∂Lₙ/∂W² = x¹ (δ²)ᵀ",
             .component = "∂Lₙ/∂w²ⱼₖ = x¹ⱼ δ²ₖ",
             .reads = {Term::x1, Term::delta2},
             .makes = Term::dW2},
            {.id = StepId::db2,
             .phase = Phase::Backward,
             .title = "The gradient of the second layer's biases",
             .equation = "∂Lₙ/∂b² = δ²",
             .component = "∂Lₙ/∂b²ₖ = δ²ₖ",
             .reads = {Term::delta2},
             .makes = Term::db2},
            {.id = StepId::dW1,
             .phase = Phase::Backward,
             .title = "The gradient of the first layer's weights",
             .equation = "∂Lₙ/∂W¹ = x⁰ (δ¹)ᵀ",
             .component = "∂Lₙ/∂w¹ᵢⱼ = x⁰ᵢ δ¹ⱼ",
             .reads = {Term::x0, Term::delta1},
             .makes = Term::dW1},
            {.id = StepId::db1,
             .phase = Phase::Backward,
             .title = "The gradient of the first layer's biases",
             .equation = "∂Lₙ/∂b¹ = δ¹",
             .component = "∂Lₙ/∂b¹ⱼ = δ¹ⱼ",
             .reads = {Term::delta1},
             .makes = Term::db1}};
}

std::vector<Step> update_steps()
{
    return {{.id = StepId::update,
             .phase = Phase::Update,
             .title = "One step downhill",
             .equation = "θ ← θ − η ∂Lₙ/∂θ",
             .component = "w¹ᵢⱼ ← w¹ᵢⱼ − η ∂Lₙ/∂w¹ᵢⱼ",
             .reads = {Term::eta, Term::W1, Term::dW1, Term::b1, Term::db1, Term::W2, Term::dW2, Term::b2,
                       Term::db2},
             .makes = Term::theta},
            {.id = StepId::after,
             .phase = Phase::Update,
             .title = "Did the loss go down?",
             .equation = "Lₙ(θ − η ∇Lₙ) ≈ Lₙ(θ) − η ‖∇Lₙ‖²",
             .component = "Lₙ(after) − Lₙ",
             .reads = {Term::theta, Term::x0, Term::y},
             .makes = Term::loss_after}};
}
} // namespace

std::vector<Step> steps(const Functions &functions)
{
    std::vector<Step> all = forward_steps(functions.cost);
    std::ranges::move(backward_steps(functions.cost), std::back_inserter(all));
    std::ranges::move(update_steps(), std::back_inserter(all));
    return all;
}

std::string_view to_string(Term term)
{
    return terms[static_cast<std::size_t>(term)].name;
}

std::optional<Term> term_from(std::string_view name)
{
    const auto found = std::ranges::find(terms, name, &TermName::name);
    if (found == terms.end())
        return std::nullopt;
    return static_cast<Term>(found - terms.begin());
}

std::string_view to_string(StepId step)
{
    return step_names[static_cast<std::size_t>(step)];
}

std::string_view symbol(Term term)
{
    return terms[static_cast<std::size_t>(term)].symbol;
}

} // namespace deltascope
