// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/convention.h"

#include <algorithm>

namespace deltascope {

namespace {

struct Rewriting
{
    std::string_view inputs_first, units_first;
};

// At each place of a text the first that fits. A product of transposed factors has them in the opposite
// order.
constexpr std::array<Rewriting, 13> rewritings = {{
    {"∂W", "∂W"}, // no factor, but what is derived by
    {"(W¹)ᵀ", "W¹"},
    {"(W²)ᵀ", "W²"},
    {"W¹", "(W¹)ᵀ"},
    {"W²", "(W²)ᵀ"},
    {"x⁰ (δ¹)ᵀ", "δ¹ (a⁰)ᵀ"},
    {"x¹ (δ²)ᵀ", "δ² (a¹)ᵀ"},
    {"w¹ᵢⱼ", "w¹ⱼᵢ"},
    {"w²ⱼₖ", "w²ₖⱼ"},
    {"x⁰", "a⁰"},
    {"x¹", "a¹"},
    {"x²", "a²"},
    {"φ", "σ"},
}};

} // namespace

std::string_view to_string(Convention convention)
{
    return convention == Convention::UnitsFirst ? "units_first" : "inputs_first";
}

std::string written(std::string_view text, Convention convention)
{
    if (convention == Convention::InputsFirst)
        return std::string(text);
    std::string result;
    while (!text.empty()) {
        const auto fits = [text](const Rewriting &rewriting) {
            return text.starts_with(rewriting.inputs_first);
        };
        const auto *rewriting = std::find_if(rewritings.begin(), rewritings.end(), fits);
        const bool found = rewriting != rewritings.end();
        result.append(found ? rewriting->units_first : text.substr(0, 1));
        text.remove_prefix(found ? rewriting->inputs_first.size() : 1);
    }
    return result;
}

bool is_transposed(Term term, Convention convention)
{
    constexpr std::array weights = {Term::W1, Term::W2, Term::dW1, Term::dW2};
    return convention == Convention::UnitsFirst && std::ranges::find(weights, term) != weights.end();
}

Shape shape_of(Term term, const Sizes &sizes, Convention convention)
{
    const auto [rows, columns] = shape_of(term, sizes);
    return is_transposed(term, convention) ? Shape{columns, rows} : Shape{rows, columns};
}

TermEntry transposed_in(Convention convention, const TermEntry &entry)
{
    return is_transposed(entry.term, convention) ? TermEntry{entry.term, entry.column, entry.row} : entry;
}

std::string plain_name(const TermEntry &entry, Convention convention)
{
    return written(plain_name(transposed_in(convention, entry)), convention);
}

} // namespace deltascope
