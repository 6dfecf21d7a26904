// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/terms.h"

#include <algorithm>

namespace deltascope {

namespace {
template <class Terms>
std::optional<Term> counterpart(Term term, const Terms &from, const Terms &to)
{
    const auto found = std::ranges::find(from, term);
    return found == from.end() ? std::nullopt
                               : std::optional(to[static_cast<std::size_t>(found - from.begin())]);
}
} // namespace

std::optional<Term> term_from(std::string_view name)
{
    const auto found = std::ranges::find(term_table, name, &TermFacts::name);
    return found == term_table.end() ? std::nullopt : std::optional(found->term);
}

int count_of(Axis axis, const Sizes &sizes)
{
    switch (axis) {
    case Axis::Input:
        return sizes.inputs;
    case Axis::Unit:
        return sizes.hidden;
    case Axis::Output:
        return sizes.outputs;
    case Axis::None:
        break;
    }
    return 1;
}

Shape shape_of(Term term, const Sizes &sizes)
{
    return {count_of(facts(term).rows, sizes), count_of(facts(term).columns, sizes)};
}

std::optional<Term> gradient_of(Term parameter)
{
    return counterpart(parameter, parameter_terms, gradient_terms);
}

std::optional<Term> parameter_of(Term gradient)
{
    return counterpart(gradient, gradient_terms, parameter_terms);
}

std::string plain_name(const TermEntry &entry)
{
    const TermFacts &term = facts(entry.term);
    std::string name(term.entry);
    std::string indices = "[" + std::to_string(entry.row);
    if (is_matrix(entry.term))
        indices += "," + std::to_string(entry.column);
    if (const auto place = name.find('#'); place != std::string::npos)
        name.replace(place, 1, indices + "]");
    return name;
}

} // namespace deltascope
