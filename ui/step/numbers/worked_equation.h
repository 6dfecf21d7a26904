// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workbench/selection.h"

#include <QList>
#include <QString>

#include <optional>

namespace deltascope {

/// A part of a line of numbers that is never broken: a name, a number or an operator.
struct Token
{
    enum class Role { Operator, Name, Number, Result };

    Role role = Role::Operator;
    QString text;                    ///< in the notation of ui/theme/notation.h
    QString symbol;                  ///< the symbol of the equations that it stands for; empty: none
    std::optional<Selection> number; ///< the number of the pass that it names or shows
    double value = 0;                ///< in full, of a Number or Result
};

/// An equation with numbers in the place of symbols.
using WorkedEquation = QList<Token>;

/// Puts a line together token by token.
class WorkedEquationBuilder
{
public:
    WorkedEquationBuilder &op(const QString &text);
    /// The name of a number of the pass.
    WorkedEquationBuilder &name(const Selection &at);
    /// A name of its own for a symbol that is no number of a vector or matrix.
    WorkedEquationBuilder &name(const QString &text, const QString &symbol);
    /// A number of the pass; in brackets when negative and so asked.
    WorkedEquationBuilder &number(const Selection &at, double value, const QString &text,
                                  bool bracketed = false);
    /// A number on the way, which has no name.
    WorkedEquationBuilder &number(double value, const QString &text, const QString &symbol = {});
    WorkedEquationBuilder &result(const Selection &at, double value, const QString &text,
                                  const QString &symbol = {});
    WorkedEquation line() const { return m_line; }

private:
    WorkedEquation m_line;
};

/// The symbol of the equations for this term: "delta2".
QString symbolOfTerm(Term term);

/// "=" or "≈": a side of an equation begins.
bool isEqual(const Token &token);
/// Whether the token at this place stands close to the one before: brackets to what they hold, a sign to what
/// it belongs to.
bool isTight(const WorkedEquation &line, qsizetype at);

/// The line in plain characters, for copying and for screen readers.
QString plainText(const WorkedEquation &line);

/// The line with the names of its numbers before it: "w²₁₄,₆ · δ²₆ = 0.4 · (−0.02)". A number without a name
/// stands for itself.
WorkedEquation named(const WorkedEquation &line);

/// The line as a displayed formula in LaTeX, for a document with amsmath.
QString latexOf(const WorkedEquation &line);

} // namespace deltascope
