// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/choice.h"
#include "core/network/terms.h"

namespace deltascope {

/// How a network is written down, on screen and on paper. What is computed, the files, JSON and the entries
/// of the command line are InputsFirst always.
enum class Convention {
    InputsFirst, ///< W is inputs×units, w¹ᵢⱼ goes from i to j: z¹ = (W¹)ᵀ x⁰ + b¹, x¹ = φ(z¹)
    /// As in Nielsen's book (Neural Networks and Deep Learning, 2015) and in PyTorch: W is units×inputs, w¹ⱼᵢ
    /// goes from i to j: z¹ = W¹ a⁰ + b¹, a¹ = σ(z¹)
    UnitsFirst
};
/// How many values Convention has.
inline constexpr int convention_count = 2;
/// In the order of Convention.
inline constexpr auto all_conventions = first_choices<Convention, convention_count>();

/// The name on the command line: "units_first".
std::string_view to_string(Convention convention);

/// What activations and their function are called.
enum class Names {
    XPhi,  ///< x¹ = φ(z¹)
    ASigma ///< a¹ = σ(z¹), as in Nielsen's book
};
/// Those that belong to the convention where they are not chosen by themselves.
constexpr Names names_of(Convention convention)
{
    return convention == Convention::UnitsFirst ? Names::ASigma : Names::XPhi;
}

/// An equation in the notation of steps(), InputsFirst, in the convention: "δ¹ = (W² δ²) ⊙ φ′(z¹)" becomes
/// "δ¹ = ((W²)ᵀ δ²) ⊙ σ′(z¹)". Other words stay as they are.
std::string written(std::string_view equation, Convention convention, Names names);
/// The same with the convention's own names.
inline std::string written(std::string_view equation, Convention convention)
{
    return written(equation, convention, names_of(convention));
}

/// A sentence in the same notation. A matrix keeps its name in it, "the gradient of W²"; the letters of an
/// index, "w²ⱼₖ", have the order of the convention.
std::string worded(std::string_view sentence, Convention convention, Names names);

/// Whether the convention writes the term transposed: weights and their gradients.
bool is_transposed(Term term, Convention convention);

/// shape_of() of the term as the convention writes it.
Shape shape_of(Term term, const Sizes &sizes, Convention convention);

/// What is at this place of the term as the convention writes it, and the other way round: rows and columns
/// change places in a term that is transposed.
TermEntry transposed_in(Convention convention, const TermEntry &entry);

/// plain_name() of an entry in the convention, which gives the indices in its own order: "w²[6,14]" for the
/// weight from unit 14 to output 6. entry itself is InputsFirst.
std::string plain_name(const TermEntry &entry, Convention convention);

} // namespace deltascope
