// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/sizes.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace deltascope {

/// The steps of one pass, in the order in which they are walked.
enum class StepId { x0, z1, x1, z2, x2, loss, delta2, delta1, dW2, db2, dW1, db1, update, after };
/// How many values StepId has.
inline constexpr int step_count = 14;

/// The three parts of the walk.
enum class Phase { Forward, Backward, Update };

/// Everything that has a name in the notation and a value in a pass.
enum class Term {
    x0,
    y,
    W1,
    b1,
    z1,
    x1,
    W2,
    b2,
    z2,
    x2,
    loss,
    delta2,
    delta1,
    dW2,
    db2,
    dW1,
    db1,
    phi_prime_z1, ///< φ′(z¹)
    phi_prime_z2, ///< φ′(z²)
    dx2_dz2,      ///< ∂x²/∂z², of softmax outputs no diagonal matrix
    eta,          ///< η
    theta,        ///< the updated parameters θ
    loss_after    ///< Lₙ with the updated parameters
};
/// How many values Term has.
inline constexpr int term_count = 23;

/// What the rows or the columns of a term are counted by.
enum class Axis { None, Input, Unit, Output };

/// What there is to say about a term, beside its value.
struct TermFacts
{
    Term term;               ///< the row is about
    std::string_view name;   ///< of the code, the files and the equations' symbols: "delta2"
    std::string_view symbol; ///< of the page: "δ²", "∂Lₙ/∂W¹", "φ′(z²)"
    std::string_view entry; ///< of one entry, # in the place of its indices: "∂Lₙ/∂w¹#", "φ′(z²#)"
    Axis rows;              ///< None: a scalar
    Axis columns;           ///< None: no matrix
    StepId from;            ///< the step that makes it or, of what no step makes, the first that needs it
};

/// In the order of Term.
inline constexpr std::array<TermFacts, term_count> term_table = {{
    {Term::x0, "x0", "x⁰", "x⁰#", Axis::Input, Axis::None, StepId::x0},
    {Term::y, "y", "y", "y#", Axis::Output, Axis::None, StepId::x0},
    {Term::W1, "W1", "W¹", "w¹#", Axis::Input, Axis::Unit, StepId::x0},
    {Term::b1, "b1", "b¹", "b¹#", Axis::Unit, Axis::None, StepId::x0},
    {Term::z1, "z1", "z¹", "z¹#", Axis::Unit, Axis::None, StepId::z1},
    {Term::x1, "x1", "x¹", "x¹#", Axis::Unit, Axis::None, StepId::x1},
    {Term::W2, "W2", "W²", "w²#", Axis::Unit, Axis::Output, StepId::x0},
    {Term::b2, "b2", "b²", "b²#", Axis::Output, Axis::None, StepId::x0},
    {Term::z2, "z2", "z²", "z²#", Axis::Output, Axis::None, StepId::z2},
    {Term::x2, "x2", "x²", "x²#", Axis::Output, Axis::None, StepId::x2},
    {Term::loss, "loss", "Lₙ", "Lₙ", Axis::None, Axis::None, StepId::loss},
    {Term::delta2, "delta2", "δ²", "δ²#", Axis::Output, Axis::None, StepId::delta2},
    {Term::delta1, "delta1", "δ¹", "δ¹#", Axis::Unit, Axis::None, StepId::delta1},
    {Term::dW2, "dW2", "∂Lₙ/∂W²", "∂Lₙ/∂w²#", Axis::Unit, Axis::Output, StepId::dW2},
    {Term::db2, "db2", "∂Lₙ/∂b²", "∂Lₙ/∂b²#", Axis::Output, Axis::None, StepId::db2},
    {Term::dW1, "dW1", "∂Lₙ/∂W¹", "∂Lₙ/∂w¹#", Axis::Input, Axis::Unit, StepId::dW1},
    {Term::db1, "db1", "∂Lₙ/∂b¹", "∂Lₙ/∂b¹#", Axis::Unit, Axis::None, StepId::db1},
    {Term::phi_prime_z1, "phi_prime_z1", "φ′(z¹)", "φ′(z¹#)", Axis::Unit, Axis::None, StepId::delta1},
    {Term::phi_prime_z2, "phi_prime_z2", "φ′(z²)", "φ′(z²#)", Axis::Output, Axis::None, StepId::delta2},
    {Term::dx2_dz2, "dx2_dz2", "∂x²/∂z²", "∂x²/∂z²#", Axis::Output, Axis::Output, StepId::delta2},
    {Term::eta, "eta", "η", "η", Axis::None, Axis::None, StepId::update},
    {Term::theta, "theta", "θ", "θ", Axis::None, Axis::None, StepId::update},
    {Term::loss_after, "loss_after", "Lₙ(after)", "Lₙ(after)", Axis::None, Axis::None, StepId::after},
}};

/// The row of term_table.
constexpr const TermFacts &facts(Term term)
{
    return term_table[static_cast<std::size_t>(term)];
}

/// The name in facts().
constexpr std::string_view to_string(Term term)
{
    return facts(term).name;
}
/// The symbol in facts().
constexpr std::string_view symbol(Term term)
{
    return facts(term).symbol;
}
/// The term of that name; none for any other text.
std::optional<Term> term_from(std::string_view name);

/// What there is to say about a step, whatever the functions are.
struct StepFacts
{
    StepId id;             ///< the row is about
    std::string_view name; ///< of the code, the files and the command line
    Phase phase;           ///< that it belongs to
    Term makes;            ///< that is new when the step is done
    Axis components;       ///< what it is made of one by one: the units, the outputs, or nothing
};

/// In the order of StepId.
inline constexpr std::array<StepFacts, step_count> step_table = {{
    {StepId::x0, "x0", Phase::Forward, Term::x0, Axis::None},
    {StepId::z1, "z1", Phase::Forward, Term::z1, Axis::Unit},
    {StepId::x1, "x1", Phase::Forward, Term::x1, Axis::Unit},
    {StepId::z2, "z2", Phase::Forward, Term::z2, Axis::Output},
    {StepId::x2, "x2", Phase::Forward, Term::x2, Axis::Output},
    {StepId::loss, "loss", Phase::Forward, Term::loss, Axis::Output},
    {StepId::delta2, "delta2", Phase::Backward, Term::delta2, Axis::Output},
    {StepId::delta1, "delta1", Phase::Backward, Term::delta1, Axis::Unit},
    {StepId::dW2, "dW2", Phase::Backward, Term::dW2, Axis::Output},
    {StepId::db2, "db2", Phase::Backward, Term::db2, Axis::Output},
    {StepId::dW1, "dW1", Phase::Backward, Term::dW1, Axis::Unit},
    {StepId::db1, "db1", Phase::Backward, Term::db1, Axis::Unit},
    {StepId::update, "update", Phase::Update, Term::theta, Axis::None},
    {StepId::after, "after", Phase::Update, Term::loss_after, Axis::None},
}};

/// The row of step_table.
constexpr const StepFacts &facts(StepId step)
{
    return step_table[static_cast<std::size_t>(step)];
}

/// The name in facts().
constexpr std::string_view to_string(StepId step)
{
    return facts(step).name;
}

/// Rows and columns; 1×1 for a scalar, and one column for a vector.
struct Shape
{
    int rows = 1;    ///< at least 1
    int columns = 1; ///< at least 1
    bool operator==(const Shape &) const = default;
};
/// Of a term in a network of these sizes.
Shape shape_of(Term term, const Sizes &sizes);
/// How many there are of what the axis counts; 1 for None.
int count_of(Axis axis, const Sizes &sizes);

/// Whether it has rows and columns.
constexpr bool is_matrix(Term term)
{
    return facts(term).columns != Axis::None;
}

/// θ, and ∂Lₙ/∂θ in the same order.
inline constexpr std::array parameter_terms = {Term::W1, Term::b1, Term::W2, Term::b2};
inline constexpr std::array gradient_terms = {Term::dW1, Term::db1, Term::dW2, Term::db2}; ///< ∂Lₙ/∂θ

/// ∂Lₙ/∂θ of a parameter θ, and θ of ∂Lₙ/∂θ; none for any other term.
std::optional<Term> gradient_of(Term parameter);
std::optional<Term> parameter_of(Term gradient); ///< the inverse

/// One number of the notation: an entry of a vector (column 0) or of a matrix, or a scalar (row and column
/// 0). Row and column count from 0 and lie within the term's shape.
struct TermEntry
{
    Term term = Term::x2; ///< of which it is one number
    int row = 0;          ///< of a vector its index
    int column = 0;       ///< 0 but in a matrix

    bool operator==(const TermEntry &) const = default;
};

/// "w¹[293,14]", "δ²[6]", "Lₙ": the entry in plain characters, with its indices in brackets.
std::string plain_name(const TermEntry &entry);

} // namespace deltascope
