// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/entry.h"

#include "core/network/choice.h"

namespace deltascope {

namespace {
struct AskedRow
{
    std::string_view name;
    std::string_view symbol;
    StepId step;
    Term shaped_as; ///< a term of the same shape; loss where it is one number
};

// In the order of Asked.
constexpr std::array<AskedRow, all_asked.size()> rows = {{
    {"z1", "z¹", StepId::z1, Term::b1},
    {"x1", "x¹", StepId::x1, Term::b1},
    {"z2", "z²", StepId::z2, Term::b2},
    {"x2", "x²", StepId::x2, Term::b2},
    {"loss", "Lₙ", StepId::loss, Term::loss},
    {"delta2", "δ²", StepId::delta2, Term::b2},
    {"delta1", "δ¹", StepId::delta1, Term::b1},
    {"dW2", "∂Lₙ/∂W²", StepId::dW2, Term::W2},
    {"db2", "∂Lₙ/∂b²", StepId::db2, Term::b2},
    {"dW1", "∂Lₙ/∂W¹", StepId::dW1, Term::W1},
    {"db1", "∂Lₙ/∂b¹", StepId::db1, Term::b1},
    {"after.W1", "W¹ after", StepId::update, Term::W1},
    {"after.b1", "b¹ after", StepId::update, Term::b1},
    {"after.W2", "W² after", StepId::update, Term::W2},
    {"after.b2", "b² after", StepId::update, Term::b2},
    {"after.loss", "Lₙ after", StepId::after, Term::loss},
}};

const AskedRow &row_of(Asked term)
{
    return rows[static_cast<std::size_t>(term)];
}
} // namespace

std::string_view to_string(Asked term)
{
    return row_of(term).name;
}

std::optional<Asked> asked_from(std::string_view name)
{
    return choice_named(name, all_asked);
}

std::string symbol(Asked term)
{
    return std::string(row_of(term).symbol);
}

StepId step_of(Asked term)
{
    return row_of(term).step;
}

bool is_after(Asked term)
{
    return term >= Asked::after_W1;
}

bool is_scalar(Asked term)
{
    return row_of(term).shaped_as == Term::loss;
}

bool is_matrix(Asked term)
{
    return row_of(term).shaped_as == Term::W1 || row_of(term).shaped_as == Term::W2;
}

std::string to_string(const Entry &entry)
{
    std::string text(to_string(entry.term));
    if (is_scalar(entry.term))
        return text;
    text += "[" + std::to_string(entry.row);
    if (is_matrix(entry.term))
        text += "," + std::to_string(entry.column);
    return text + "]";
}

Shape shape_of(const Parameters<double> &parameters, Asked term)
{
    return shape_of(row_of(term).shaped_as, parameters.sizes());
}

} // namespace deltascope
