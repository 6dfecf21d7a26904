// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/steps.h"

#include <algorithm>

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

Step loss_step(Cost cost)
{
    if (cost == Cost::Quadratic)
        return {StepId::loss,        "loss",
                Phase::Forward,      "How wrong is the answer?",
                "Lₙ = ½ ‖x² − y‖²",  "Lₙ = ½ Σₖ (x²ₖ − yₖ)²",
                {Term::x2, Term::y}, Term::loss};
    return {StepId::loss,
            "loss",
            Phase::Forward,
            "How wrong is the answer?",
            "Lₙ = −yᵀ ln x² − (1 − y)ᵀ ln(1 − x²)",
            "Lₙ = −Σₖ [yₖ ln x²ₖ + (1 − yₖ) ln(1 − x²ₖ)]",
            {Term::x2, Term::y},
            Term::loss};
}

Step delta2_step(Cost cost)
{
    if (cost == Cost::Quadratic)
        return {StepId::delta2,
                "delta2",
                Phase::Backward,
                "Which way should each output move?",
                "δ² = (x² − y) ⊙ φ′(z²)",
                "δ²ₖ = (x²ₖ − yₖ) φ′(z²ₖ)",
                {Term::x2, Term::y, Term::phi_prime_z2},
                Term::delta2};
    return {StepId::delta2, "delta2",         Phase::Backward,     "Which way should each output move?",
            "δ² = x² − y",  "δ²ₖ = x²ₖ − yₖ", {Term::x2, Term::y}, Term::delta2};
}
} // namespace

std::vector<Step> steps(const Functions &functions)
{
    return {
        {StepId::x0,
         "x0",
         Phase::Forward,
         "What the network is shown",
         "x⁰ = the image",
         "x⁰ᵢ = pixel i, 0 … 1",
         {},
         Term::x0},
        {StepId::z1,
         "z1",
         Phase::Forward,
         "What each hidden unit adds up",
         "z¹ = (W¹)ᵀ x⁰ + b¹",
         "z¹ⱼ = Σᵢ w¹ᵢⱼ x⁰ᵢ + b¹ⱼ",
         {Term::W1, Term::x0, Term::b1},
         Term::z1},
        {StepId::x1,
         "x1",
         Phase::Forward,
         "How strongly each hidden unit fires",
         "x¹ = φ(z¹)",
         "x¹ⱼ = φ(z¹ⱼ)",
         {Term::z1},
         Term::x1},
        {StepId::z2,
         "z2",
         Phase::Forward,
         "What each output adds up",
         "z² = (W²)ᵀ x¹ + b²",
         "z²ₖ = Σⱼ w²ⱼₖ x¹ⱼ + b²ₖ",
         {Term::W2, Term::x1, Term::b2},
         Term::z2},
        {StepId::x2,
         "x2",
         Phase::Forward,
         "What the network answers",
         "x² = φ(z²)",
         "x²ₖ = φ(z²ₖ)",
         {Term::z2},
         Term::x2},
        loss_step(functions.cost),
        delta2_step(functions.cost),
        {StepId::delta1,
         "delta1",
         Phase::Backward,
         "How much does each hidden unit matter?",
         "δ¹ = (W² δ²) ⊙ φ′(z¹)",
         "δ¹ⱼ = (Σₖ w²ⱼₖ δ²ₖ) φ′(z¹ⱼ)",
         {Term::W2, Term::delta2, Term::phi_prime_z1},
         Term::delta1},
        {StepId::dW2,
         "dW2",
         Phase::Backward,
         "The gradient of the second layer's weights",
         "∂Lₙ/∂W² = x¹ (δ²)ᵀ",
         "∂Lₙ/∂w²ⱼₖ = x¹ⱼ δ²ₖ",
         {Term::x1, Term::delta2},
         Term::dW2},
        {StepId::db2,
         "db2",
         Phase::Backward,
         "The gradient of the second layer's biases",
         "∂Lₙ/∂b² = δ²",
         "∂Lₙ/∂b²ₖ = δ²ₖ",
         {Term::delta2},
         Term::db2},
        {StepId::dW1,
         "dW1",
         Phase::Backward,
         "The gradient of the first layer's weights",
         "∂Lₙ/∂W¹ = x⁰ (δ¹)ᵀ",
         "∂Lₙ/∂w¹ᵢⱼ = x⁰ᵢ δ¹ⱼ",
         {Term::x0, Term::delta1},
         Term::dW1},
        {StepId::db1,
         "db1",
         Phase::Backward,
         "The gradient of the first layer's biases",
         "∂Lₙ/∂b¹ = δ¹",
         "∂Lₙ/∂b¹ⱼ = δ¹ⱼ",
         {Term::delta1},
         Term::db1},
        {StepId::update,
         "update",
         Phase::Update,
         "One step downhill",
         "θ ← θ − η ∂Lₙ/∂θ",
         "w¹ᵢⱼ ← w¹ᵢⱼ − η ∂Lₙ/∂w¹ᵢⱼ",
         {Term::eta, Term::W1, Term::dW1, Term::b1, Term::db1, Term::W2, Term::dW2, Term::b2, Term::db2},
         Term::theta},
        {StepId::after,
         "after",
         Phase::Update,
         "Did the loss go down?",
         "Lₙ(θ − η ∇Lₙ) ≈ Lₙ(θ) − η ‖∇Lₙ‖²",
         "Lₙ(after) − Lₙ",
         {Term::theta, Term::x0, Term::y},
         Term::loss_after},
    };
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
