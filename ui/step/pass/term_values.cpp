// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pass/term_values.h"

#include "ui/step/pass/selected_indices.h"

#include <charconv>
#include <stdexcept>

namespace deltascope {

namespace {
QString withIndex(const char16_t *symbol, const Selection &at)
{
    return QString::fromUtf16(symbol) + QStringLiteral("_{%1}").arg(at.row);
}

QString withIndices(const char16_t *symbol, const Selection &at)
{
    return QString::fromUtf16(symbol) + QStringLiteral("_{%1,%2}").arg(at.row).arg(at.column);
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
    const Pass<double> &pass = open.pass();
    const auto &[W1, b1, W2, b2] = open.parameters();
    switch (at.term) {
    case Term::x0:
        return pass.x0[at.row];
    case Term::y:
        return pass.y[at.row];
    case Term::W1:
        return W1(at.row, at.column);
    case Term::b1:
        return b1[at.row];
    case Term::z1:
        return pass.z1[at.row];
    case Term::x1:
        return pass.x1[at.row];
    case Term::W2:
        return W2(at.row, at.column);
    case Term::b2:
        return b2[at.row];
    case Term::z2:
        return pass.z2[at.row];
    case Term::x2:
        return pass.x2[at.row];
    case Term::loss:
        return pass.loss;
    case Term::delta2:
        return pass.delta2[at.row];
    case Term::delta1:
        return pass.delta1[at.row];
    case Term::dW2:
        return pass.dW2(at.row, at.column);
    case Term::db2:
        return pass.db2[at.row];
    case Term::dW1:
        return pass.dW1(at.row, at.column);
    case Term::db1:
        return pass.db1[at.row];
    case Term::phi_prime_z1:
        return phi_prime(open.functions().hidden, pass.z1[at.row]);
    case Term::phi_prime_z2:
        return phi_prime(open.functions().output, pass.z2[at.row]);
    case Term::eta:
        return open.learning_rate;
    case Term::loss_after:
        return open.after().loss;
    case Term::theta:
        break;
    }
    throw std::invalid_argument("theta is no single number");
}

double updatedValue(const InspectedPass &open, const Selection &at)
{
    return valueAt(open, at) - open.learning_rate * valueAt(open, gradientOf(at));
}

Selection gradientOf(const Selection &parameter)
{
    switch (parameter.term) {
    case Term::W1:
        return {Term::dW1, parameter.row, parameter.column};
    case Term::b1:
        return {Term::db1, parameter.row, 0};
    case Term::W2:
        return {Term::dW2, parameter.row, parameter.column};
    case Term::b2:
        return {Term::db2, parameter.row, 0};
    default:
        return parameter;
    }
}

Selection parameterOf(const Selection &gradient)
{
    switch (gradient.term) {
    case Term::dW1:
        return {Term::W1, gradient.row, gradient.column};
    case Term::db1:
        return {Term::b1, gradient.row, 0};
    case Term::dW2:
        return {Term::W2, gradient.row, gradient.column};
    case Term::db2:
        return {Term::b2, gradient.row, 0};
    default:
        return gradient;
    }
}

QString nameOf(const Selection &at)
{
    switch (at.term) {
    case Term::x0:
        return withIndex(u"x^{0}", at);
    case Term::y:
        return withIndex(u"y", at);
    case Term::W1:
        return withIndices(u"w^{1}", at);
    case Term::b1:
        return withIndex(u"b^{1}", at);
    case Term::z1:
        return withIndex(u"z^{1}", at);
    case Term::x1:
        return withIndex(u"x^{1}", at);
    case Term::W2:
        return withIndices(u"w^{2}", at);
    case Term::b2:
        return withIndex(u"b^{2}", at);
    case Term::z2:
        return withIndex(u"z^{2}", at);
    case Term::x2:
        return withIndex(u"x^{2}", at);
    case Term::delta2:
        return withIndex(u"δ^{2}", at);
    case Term::delta1:
        return withIndex(u"δ^{1}", at);
    case Term::dW2:
        return withIndices(u"∂L_{n}/∂w^{2}", at);
    case Term::db2:
        return withIndex(u"∂L_{n}/∂b^{2}", at);
    case Term::dW1:
        return withIndices(u"∂L_{n}/∂w^{1}", at);
    case Term::db1:
        return withIndex(u"∂L_{n}/∂b^{1}", at);
    case Term::phi_prime_z1:
        return QStringLiteral("φ′(z^{1}_{%1})").arg(at.row);
    case Term::phi_prime_z2:
        return QStringLiteral("φ′(z^{2}_{%1})").arg(at.row);
    case Term::loss:
    case Term::eta:
    case Term::theta:
    case Term::loss_after:
        break;
    }
    return nameOf(at.term);
}

QString nameOf(Term term)
{
    const std::string_view plain = symbol(term);
    QString name = QString::fromUtf8(plain.data(), static_cast<qsizetype>(plain.size()));
    name.replace(QStringLiteral("ₙ"), QStringLiteral("_{n}"));
    name.replace(QStringLiteral("⁰"), QStringLiteral("^{0}"));
    name.replace(QStringLiteral("¹"), QStringLiteral("^{1}"));
    return name.replace(QStringLiteral("²"), QStringLiteral("^{2}"));
}

QString termAsCsv(const InspectedPass &open, Term term)
{
    const auto [rows, columns] = shapeOf(term, open.hiddenUnits());
    std::string text;
    text.reserve(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns) * 20);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            append(text, valueAt(open, {term, row, column}));
            text += column + 1 < columns ? ',' : '\n';
        }
    return QString::fromStdString(text);
}

} // namespace deltascope
