// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/term_values.h"

#include "core/network/term_values.h"

#include <charconv>
#include <cmath>

namespace deltascope {

namespace {
// "x⁰" as "x^{0}": the raised and lowered characters of the page in the notation of the screen.
QString inNotation(std::string_view plain)
{
    QString name = QString::fromUtf8(plain.data(), static_cast<qsizetype>(plain.size()));
    name.replace(QStringLiteral("ₙ"), QStringLiteral("_{n}"));
    name.replace(QStringLiteral("⁰"), QStringLiteral("^{0}"));
    name.replace(QStringLiteral("¹"), QStringLiteral("^{1}"));
    return name.replace(QStringLiteral("²"), QStringLiteral("^{2}"));
}

void append(std::string &text, double value)
{
    char digits[32];
    const auto written = std::to_chars(digits, digits + sizeof digits, value);
    text.append(digits, written.ptr);
}
} // namespace

double valueAt(const InspectedPass &open, const Selection &at)
{
    switch (at.term) {
    case Term::eta:
        return open.learning_rate;
    case Term::loss_after:
        return open.after().loss;
    default:
        return value_of(*open.network, open.pass(), at);
    }
}

double updatedValue(const InspectedPass &open, const Selection &at)
{
    const bool stays = open.fixed_biases && (at.term == Term::b1 || at.term == Term::b2);
    return stays ? valueAt(open, at)
                 : valueAt(open, at) - open.rateOfUpdate() * valueAt(open, gradientOf(at));
}

Selection gradientOf(const Selection &parameter)
{
    return {gradient_of(parameter.term).value_or(parameter.term), parameter.row, parameter.column};
}

Selection parameterOf(const Selection &gradient)
{
    return {parameter_of(gradient.term).value_or(gradient.term), gradient.row, gradient.column};
}

QString nameOf(const Selection &at)
{
    const QString indices = is_matrix(at.term) ? QStringLiteral("_{%1,%2}").arg(at.row).arg(at.column)
                                               : QStringLiteral("_{%1}").arg(at.row);
    return inNotation(facts(at.term).entry).replace(QLatin1Char('#'), indices);
}

QString nameOf(Term term)
{
    return inNotation(symbol(term));
}

QString termAsCsv(const InspectedPass &open, Term term, Convention order)
{
    const auto [rows, columns] = shape_of(term, open.sizes(), order);
    std::string text;
    text.reserve(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns) * 20);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const double value = valueAt(open, transposed_in(order, {term, row, column}));
            if (!std::isnan(value)) // hidden
                append(text, value);
            text += column + 1 < columns ? ',' : '\n';
        }
    return QString::fromStdString(text);
}

} // namespace deltascope
