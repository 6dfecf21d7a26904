// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/convention.h"

#include <algorithm>
#include <array>
#include <span>

namespace deltascope {

namespace {

struct Rewriting
{
    std::string_view from, to;
};

// A product of transposed factors has them in the opposite order.
constexpr std::array<Rewriting, 7> matrices = {{
    {"∂W", "∂W"}, // no factor, but what is derived by
    {"(W¹)ᵀ", "W¹"},
    {"(W²)ᵀ", "W²"},
    {"W¹", "(W¹)ᵀ"},
    {"W²", "(W²)ᵀ"},
    {"x⁰ (δ¹)ᵀ", "δ¹ (x⁰)ᵀ"},
    {"x¹ (δ²)ᵀ", "δ² (x¹)ᵀ"},
}};

// The network without a bend, of one layer: (W¹W²)ᵀ x⁰.
constexpr std::array<Rewriting, 3> indices = {{
    {"w¹ᵢⱼ", "w¹ⱼᵢ"},
    {"w²ⱼₖ", "w²ₖⱼ"},
    {"W¹W²", "W²W¹"},
}};

constexpr std::array<Rewriting, 5> names_in_books = {{
    {"x(1 − x)", "a(1 − a)"},
    {"x⁰", "a⁰"},
    {"x¹", "a¹"},
    {"x²", "a²"},
    {"φ", "σ"},
}};

// At each place of the text the first that fits.
std::string rewritten(std::string_view text, std::span<const Rewriting> rewritings)
{
    std::string result;
    while (!text.empty()) {
        const auto fits = [text](const Rewriting &rewriting) { return text.starts_with(rewriting.from); };
        const auto rewriting = std::find_if(rewritings.begin(), rewritings.end(), fits);
        const bool found = rewriting != rewritings.end();
        result.append(found ? rewriting->to : text.substr(0, 1));
        text.remove_prefix(found ? rewriting->from.size() : 1);
    }
    return result;
}

} // namespace

std::string_view to_string(Convention convention)
{
    return convention == Convention::UnitsFirst ? "units_first" : "inputs_first";
}

std::string worded(std::string_view sentence, Convention convention, Names names)
{
    const std::string text =
        convention == Convention::UnitsFirst ? rewritten(sentence, indices) : std::string(sentence);
    return names == Names::ASigma ? rewritten(text, names_in_books) : text;
}

std::string written(std::string_view equation, Convention convention, Names names)
{
    return worded(convention == Convention::UnitsFirst ? rewritten(equation, matrices)
                                                       : std::string(equation),
                  convention, names);
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
