// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/numbers/hidden_working.h"

#include "ui/step/numbers/display_precision.h"
#include "ui/step/pass/step_text.h"

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int givenDigits = 6; // enough for any answer

bool isNumber(const Token &token)
{
    return token.role == Token::Role::Number || token.role == Token::Role::Result;
}

// Of the update's line the old value has the name of the hidden one.
bool tells(const Token &token, const StepWalk &walk)
{
    if (!isNumber(token))
        return false;
    const bool isNew = walk.step() != StepId::update || token.role == Token::Role::Result;
    return std::isnan(token.value) || (isNew && token.number && walk.hidden().contains(*token.number));
}

// The numbers that the equation had, by their names: "x²₃ = 0.751365, y₃ = 1".
void addGiven(WorkedEquation &given, const WorkedEquation &line, const StepWalk &walk)
{
    for (const Token &token : line) {
        const bool isGiven = isNumber(token) && token.number && !tells(token, walk);
        const bool isListed = std::ranges::any_of(
            given, [&](const Token &other) { return other.number && other.number == token.number; });
        if (!isGiven || isListed)
            continue;
        WorkedEquationBuilder part;
        if (!given.isEmpty())
            part.op(QStringLiteral(","));
        part.name(*token.number)
            .op(QStringLiteral("="))
            .number(*token.number, token.value, shownNumber(token.value, givenDigits));
        given += part.line();
    }
}

// What the loss after the update is made of.
WorkedEquation outputsAfter(const StepWalk &walk)
{
    WorkedEquationBuilder line;
    const Vector<double> &x2 = walk.open()->after().x2;
    for (int k = 0; k < static_cast<int>(x2.size()); ++k) {
        if (k > 0)
            line.op(QStringLiteral(","));
        line.name(StepText::tr("x^{2}_{%1} after").arg(k), {})
            .op(QStringLiteral("="))
            .number(x2[k], shownNumber(x2[k], givenDigits));
    }
    return line.line();
}

// Up to the equals sign before its first number.
WorkedEquation namesOf(const WorkedEquation &line)
{
    const auto number = std::ranges::find_if(line, isNumber);
    auto end = number;
    while (end != line.begin() && !isEqual(*end))
        --end;
    return WorkedEquation(line.begin(), end);
}
} // namespace

StepNumbers withoutHidden(StepNumbers numbers, const StepWalk &walk)
{
    if (walk.hidden().empty())
        return numbers;
    WorkedEquation given;
    for (WorkedEquation &line : numbers.lines) {
        if (!std::ranges::any_of(line, [&](const Token &token) { return tells(token, walk); }))
            continue;
        addGiven(given, line, walk);
        line = namesOf(line);
        if (line.isEmpty())
            continue;
        line.append({Token::Role::Operator, QStringLiteral("="), {}, {}});
        line.append({Token::Role::Name, QStringLiteral("?"), {}, walk.component()});
    }
    numbers.lines.removeIf([](const WorkedEquation &line) { return line.isEmpty(); });
    if (!given.isEmpty())
        numbers.lines.append(given);
    if (walk.step() == StepId::after && !walk.hidden().whole) // of those that are asked for nothing is told
        numbers.lines.append(outputsAfter(walk));
    const bool sumTells = walk.hidden().sums || walk.step() == StepId::loss;
    if (numbers.contributions && sumTells && walk.hidden().contains(walk.component())) {
        numbers.contributions->hidesProducts = true;
        numbers.contributions->arrived = 0;
        numbers.contributions->sum = 0;
        numbers.contributions->sumLine.clear();
        if (numbers.contributions->left > 0) // the sum of all others tells nearly as much
            numbers.contributions->rows.back().line = {
                {Token::Role::Operator, QStringLiteral("?"), {}, std::nullopt}};
    }
    return numbers;
}

} // namespace deltascope
