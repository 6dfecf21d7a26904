// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/worked_equation.h"

#include "ui/step/pass/term_values.h"
#include "ui/theme/notation.h"

#include <QStringList>

namespace deltascope {

namespace {
bool isOperator(const Token &token, const char *text)
{
    return token.role == Token::Role::Operator && token.text == QString::fromUtf8(text);
}

} // namespace

QString symbolOfTerm(Term term)
{
    const std::string_view name = to_string(term);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

WorkedEquationBuilder &WorkedEquationBuilder::op(const QString &text)
{
    m_line.append({Token::Role::Operator, text, {}, {}});
    return *this;
}

WorkedEquationBuilder &WorkedEquationBuilder::name(const Selection &at)
{
    m_line.append({Token::Role::Name, nameOf(at), symbolOfTerm(at.term), at});
    return *this;
}

WorkedEquationBuilder &WorkedEquationBuilder::name(const QString &text, const QString &symbol)
{
    m_line.append({Token::Role::Name, text, symbol, {}});
    return *this;
}

WorkedEquationBuilder &WorkedEquationBuilder::number(const Selection &at, double value, const QString &text,
                                                     bool bracketed)
{
    const QString shown = bracketed && value < 0 ? QLatin1Char('(') + text + QLatin1Char(')') : text;
    m_line.append({Token::Role::Number, shown, symbolOfTerm(at.term), at, value});
    return *this;
}

WorkedEquationBuilder &WorkedEquationBuilder::number(double value, const QString &text, const QString &symbol)
{
    m_line.append({Token::Role::Number, text, symbol, {}, value});
    return *this;
}

WorkedEquationBuilder &WorkedEquationBuilder::result(const Selection &at, double value, const QString &text,
                                                     const QString &symbol)
{
    m_line.append({Token::Role::Result, text, symbol.isEmpty() ? symbolOfTerm(at.term) : symbol, at, value});
    return *this;
}

QString plainText(const WorkedEquation &line)
{
    QStringList parts;
    for (const Token &token : line)
        parts.append(notationPlain(token.text));
    return parts.join(QLatin1Char(' '));
}

WorkedEquation named(const WorkedEquation &line)
{
    WorkedEquationBuilder built;
    for (const Token &token : line) {
        if (token.number && token.role == Token::Role::Number)
            built.name(*token.number);
        else
            built.op(token.text);
    }
    return built.op(QStringLiteral("=")).line() + line;
}

QString latexOf(const WorkedEquation &line)
{
    QStringList parts;
    for (const Token &token : line)
        parts.append(notationTex(token.text));
    return QStringLiteral("\\[ %1 \\]").arg(parts.join(QLatin1Char(' ')));
}

bool isEqual(const Token &token)
{
    return isOperator(token, "=") || isOperator(token, "≈");
}

bool isTight(const WorkedEquation &line, qsizetype at)
{
    const Token &before = line[at - 1];
    const Token &after = line[at];
    const bool sign = isOperator(before, "−") &&
                      (at == 1 || isEqual(line[at - 2]) || line[at - 2].text.endsWith(QLatin1Char(':')));
    return sign || before.text.endsWith(QLatin1Char('(')) || after.text.startsWith(QLatin1Char(')')) ||
           (isOperator(after, "(") && before.role == Token::Role::Name) ||
           after.text.startsWith(QLatin1String("^{")) || after.text == QLatin1String(",");
}

} // namespace deltascope
