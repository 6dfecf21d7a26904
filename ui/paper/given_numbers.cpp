// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/given_numbers.h"

#include "ui/paper/paper.h"
#include "ui/paper/sheet_text.h"
#include "ui/theme/notation.h"

#include <QFontMetricsF>

namespace deltascope {

namespace {
constexpr double typeSize = 27;
constexpr double rowHeight = 38;
constexpr double gap = 12; // between one and the next
constexpr double columnGap = 24;
constexpr double bracket = 8;
constexpr double bracketGap = 10;     // to the numbers in it
constexpr double vectorsShare = 0.46; // of the width; the rest is for matrices
constexpr double penWidth = 2.5;
constexpr int scalarsInARow = 5; // of a part of a large network

QStringList texts(const Vector<double> &numbers)
{
    QStringList all;
    for (const double number : numbers)
        all << SheetText::given(number);
    return all;
}

QList<QStringList> rows(const Matrix<double> &numbers, Convention convention)
{
    const Matrix<double> shown =
        convention == Convention::UnitsFirst ? Matrix<double>(numbers.transpose()) : numbers;
    QList<QStringList> all;
    for (Eigen::Index row = 0; row < shown.rows(); ++row)
        all << texts(shown.row(row).transpose());
    return all;
}

QList<double> columnWidths(const QList<QStringList> &rows)
{
    QList<double> widths(rows.constFirst().size(), 0.0);
    for (const QStringList &row : rows)
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = qMax(widths[column], notationWidth(paperFont(typeSize), row[column]));
    return widths;
}
} // namespace

GivenNumbers::GivenNumbers(const Sheet &sheet)
    : m_isPart(sheet.is_part())
{
    if (sheet.is_part())
        addParts(sheet);
    else
        addSmall(sheet);
    m_lines.append({QStringLiteral("η"), {{SheetText::given(sheet.rate)}}});
}

void GivenNumbers::addSmall(const Sheet &sheet)
{
    const Parameters<double> &given = sheet.network.parameters;
    const Convention convention = sheet.setting.convention;
    m_lines.append({QStringLiteral("x^{0}"), {texts(sheet.pass.x0)}});
    m_lines.append({QStringLiteral("W^{1}"), rows(given.W1, convention)});
    m_lines.append({QStringLiteral("b^{1}"), {texts(given.b1)}});
    m_lines.append({QStringLiteral("W^{2}"), rows(given.W2, convention)});
    m_lines.append({QStringLiteral("b^{2}"), {texts(given.b2)}});
    m_lines.append({QStringLiteral("y"), {texts(sheet.pass.y)}});
}

void GivenNumbers::addParts(const Sheet &sheet)
{
    const SheetText text(sheet);
    const Parameters<double> &given = sheet.network.parameters;
    const auto add = [this](const QString &name, double number) {
        m_lines.append({name, {{SheetText::given(number)}}});
    };
    for (const int i : sheet.inputs)
        add(text.name(Term::x0, i), sheet.pass.x0[i]);
    for (const int i : sheet.inputs)
        for (const int j : sheet.units)
            add(text.name(Term::W1, i, j), given.W1(i, j));
    for (const int j : sheet.units)
        add(text.name(Term::b1, j), given.b1[j]);
    for (const int k : sheet.outputs)
        add(text.name(Term::b2, k), given.b2[k]);
    for (const int j : sheet.units)
        m_lines.append({QStringLiteral("w^{2}_{%1,k}").arg(j + sheet.setting.first_index),
                        {texts(given.W2.row(j).transpose())}});
    m_lines.append({QStringLiteral("y"), {texts(sheet.pass.y)}});
}

double GivenNumbers::heightOf(const Line &line)
{
    return static_cast<double>(line.rows.size()) * rowHeight + gap;
}

QList<QRectF> GivenNumbers::places(const QRectF &area) const
{
    return m_isPart ? inRows(area) : inColumns(area);
}

QList<QRectF> GivenNumbers::inColumns(const QRectF &area) const
{
    const double vectors = area.width() * vectorsShare;
    QPointF left = area.topLeft();
    QPointF right = left + QPointF(vectors, 0);
    QList<QRectF> all;
    for (const Line &line : m_lines) {
        const bool isMatrix = line.rows.size() > 1;
        QPointF &corner = isMatrix ? right : left;
        all << QRectF(corner, QSizeF(isMatrix ? area.width() - vectors : vectors, heightOf(line)));
        corner.ry() += heightOf(line);
    }
    return all;
}

QList<QRectF> GivenNumbers::inRows(const QRectF &area) const
{
    QList<QRectF> all;
    QPointF corner = area.topLeft();
    double high = 0; // of the row that is being filled
    for (const Line &line : m_lines) {
        const double width = line.isScalar() ? area.width() / scalarsInARow : area.width();
        if (corner.x() + width > area.right() + 1)
            corner = {area.left(), corner.y() + high};
        all << QRectF(corner, QSizeF(width, heightOf(line)));
        high = heightOf(line);
        corner.rx() += width;
    }
    return all;
}

double GivenNumbers::height(double width) const
{
    double bottom = 0;
    for (const QRectF &place : places(QRectF(0, 0, width, 0)))
        bottom = qMax(bottom, place.bottom());
    return bottom - gap;
}

void GivenNumbers::drawLine(QPainter &painter, const QPointF &corner, double width, const Line &shown)
{
    const QFont font = paperFont(typeSize);
    const double height = static_cast<double>(shown.rows.size()) * rowHeight;
    const double capHeight = QFontMetricsF(font).capHeight();
    const QString name = shown.name + QStringLiteral(" = ");
    painter.setFont(font);
    drawNotation(painter, corner + QPointF(0, height / 2 + capHeight / 2), name);
    const QList<double> widths = columnWidths(shown.rows);
    const double left = corner.x() + notationWidth(font, name) + (shown.isScalar() ? 0 : bracketGap + 6);
    double wanted = -columnGap;
    for (const double each : widths)
        wanted += each + columnGap;
    const double scale = qMin(1.0, (corner.x() + width - left - bracketGap - columnGap) / wanted);
    double x = left;
    for (qsizetype column = 0; column < widths.size(); ++column) {
        for (qsizetype row = 0; row < shown.rows.size(); ++row) {
            const double own = notationWidth(font, shown.rows[row][column]);
            const double baseline = corner.y() + (static_cast<double>(row) + 0.5) * rowHeight + capHeight / 2;
            drawFitted(painter, {x + (widths[column] - own) * scale, baseline}, own * scale + 0.5, font,
                       shown.rows[row][column]);
        }
        x += (widths[column] + columnGap) * scale;
    }
    if (shown.isScalar())
        return;
    const double right = x - columnGap * scale + bracketGap;
    painter.setPen(QPen(Qt::black, penWidth));
    for (const auto &[edge, inward] : {std::pair(left - bracketGap, bracket), std::pair(right, -bracket)})
        painter.drawPolyline(QPolygonF({{edge + inward, corner.y() + 2},
                                        {edge, corner.y() + 2},
                                        {edge, corner.y() + height - 2},
                                        {edge + inward, corner.y() + height - 2}}));
}

void GivenNumbers::draw(QPainter &painter, const QRectF &area) const
{
    const QList<QRectF> all = places(area);
    for (qsizetype i = 0; i < all.size(); ++i)
        drawLine(painter, all[i].topLeft(), all[i].width(), m_lines[i]);
}

} // namespace deltascope
