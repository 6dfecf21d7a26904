// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/number_line.h"

#include "ui/step/pass/term_values.h"
#include "ui/theme/notation.h"

#include <QStringList>

namespace deltascope {

namespace {
bool isOperator(const Piece &piece, const char *text)
{
    return piece.role == Piece::Role::Operator && piece.text == QString::fromUtf8(text);
}

} // namespace

QString symbolOfTerm(Term term)
{
    const std::string_view name = to_string(term);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

LineBuilder &LineBuilder::op(const QString &text)
{
    m_line.append({Piece::Role::Operator, text, {}, {}});
    return *this;
}

LineBuilder &LineBuilder::name(const Selection &at)
{
    m_line.append({Piece::Role::Name, nameOf(at), symbolOfTerm(at.term), at});
    return *this;
}

LineBuilder &LineBuilder::name(const QString &text, const QString &symbol)
{
    m_line.append({Piece::Role::Name, text, symbol, {}});
    return *this;
}

LineBuilder &LineBuilder::number(const Selection &at, double value, const QString &text, bool bracketed)
{
    const QString shown = bracketed && value < 0 ? QLatin1Char('(') + text + QLatin1Char(')') : text;
    m_line.append({Piece::Role::Number, shown, symbolOfTerm(at.term), at, value});
    return *this;
}

LineBuilder &LineBuilder::number(double value, const QString &text, const QString &symbol)
{
    m_line.append({Piece::Role::Number, text, symbol, {}, value});
    return *this;
}

LineBuilder &LineBuilder::result(const Selection &at, double value, const QString &text,
                                 const QString &symbol)
{
    m_line.append({Piece::Role::Result, text, symbol.isEmpty() ? symbolOfTerm(at.term) : symbol, at, value});
    return *this;
}

QString plainText(const Line &line)
{
    QStringList parts;
    for (const Piece &piece : line)
        parts.append(notationPlain(piece.text));
    return parts.join(QLatin1Char(' '));
}

bool isEqual(const Piece &piece)
{
    return isOperator(piece, "=") || isOperator(piece, "≈");
}

bool isTight(const Line &line, qsizetype at)
{
    const Piece &before = line[at - 1];
    const Piece &after = line[at];
    const bool sign = isOperator(before, "−") &&
                      (at == 1 || isEqual(line[at - 2]) || line[at - 2].text.endsWith(QLatin1Char(':')));
    return sign || before.text.endsWith(QLatin1Char('(')) || after.text.startsWith(QLatin1Char(')')) ||
           (isOperator(after, "(") && before.role == Piece::Role::Name) ||
           after.text.startsWith(QLatin1String("^{")) || after.text == QLatin1String(",");
}

} // namespace deltascope
