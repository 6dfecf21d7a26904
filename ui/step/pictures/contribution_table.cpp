// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/contribution_table.h"

#include "ui/step/numbers/display_precision.h"
#include "ui/theme/notation.h"
#include "ui/theme/signed_scale.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double rowSpace = 1.55; // of the font's height
constexpr double gap = 10;
constexpr double pieceGap = 4;
constexpr double leastBars = 40;
constexpr double paleRow = 0.4; // a term that has not arrived
constexpr int valueDigits = 3;

QFont rowFont()
{
    return Theme::instance().font(TypeSize::Caption);
}

QString valueText(const Contribution &row)
{
    return shownSigned(row.value, valueDigits);
}

// The row's tokens where they are drawn; returns where they end.
template <class Visit>
double visitTokens(const WorkedEquation &line, double x, double top, double height, Visit visit)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (i > 0 && !isTight(line, i))
            x += pieceGap;
        const double width = tokenWidth(line[i], rowFont());
        visit(line[i], QRectF(x, top, width, height));
        x += width;
    }
    return x;
}

double lineWidth(const WorkedEquation &line)
{
    return visitTokens(line, 0, 0, 0, [](const Token &, const QRectF &) {});
}
} // namespace

ContributionTable::ContributionTable(StepWalk &walk, QWidget *parent)
    : PointingWidget(walk, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("The terms of the sum"));
    connect(&walk, &StepWalk::pointedChanged, this, [this] { update(); });
    connect(&Theme::instance(), &Theme::changed, this, &ContributionTable::layOutAgain);
}

void ContributionTable::setContributions(const Contributions &contributions)
{
    m_contributions = contributions;
    m_low = m_high = 0;
    double sum = 0;
    QStringList rows;
    for (const Contribution &row : contributions.rows) {
        if (!contributions.hidesProducts)
            sum += row.value;
        m_low = std::min(m_low, sum);
        m_high = std::max(m_high, sum);
        rows.append(row.label + QStringLiteral(": ") + plainText(row.line));
    }
    rows.append(plainText(contributions.sumLine));
    setAccessibleDescription(rows.join(QLatin1Char('\n')));
    layOutAgain();
}

void ContributionTable::layOutAgain()
{
    m_columns = columnsFor(width());
    updateGeometry();
    update();
}

ContributionTable::Columns ContributionTable::columnsFor(double width) const
{
    const QFontMetricsF metrics(rowFont());
    Columns columns;
    double value = 0;
    columns.label = metrics.horizontalAdvance(m_contributions.index);
    for (const Contribution &row : m_contributions.rows) {
        if (isLeft(row)) // its label is long, but it has no factors
            continue;
        columns.label = std::max(columns.label, metrics.horizontalAdvance(row.label));
        columns.line = std::max(columns.line, lineWidth(row.line));
        if (!m_contributions.hidesProducts)
            value = std::max(value, metrics.horizontalAdvance(valueText(row)));
    }
    if (m_contributions.left > 0) {
        const Contribution &left = m_contributions.rows.back();
        columns.line = std::max(columns.line, metrics.horizontalAdvance(left.label) - columns.label);
        value = std::max(value, lineWidth(left.line));
    }
    columns.barsFrom = columns.label + gap + columns.line + gap;
    // The products stay: they are what adds up.
    columns.value = value;
    columns.barsFrom += value + gap;
    if (width - columns.barsFrom < leastBars) {
        columns.twoLines = true;
        columns.barsFrom = columns.label + gap + value + gap;
    }
    return columns;
}

bool ContributionTable::isLeft(const Contribution &row) const
{
    return m_contributions.left > 0 && &row == &m_contributions.rows.back();
}

// The tokens stand under each other; the sum of what is left stands under the products.
double ContributionTable::lineFrom(const Contribution &row) const
{
    return isLeft(row) ? m_columns.barsFrom - gap - lineWidth(row.line) : m_columns.label + gap;
}

double ContributionTable::rowHeight() const
{
    return std::round(rowSpace * QFontMetricsF(rowFont()).height()) * (m_columns.twoLines ? 2 : 1);
}

double ContributionTable::rowTop(std::size_t row) const
{
    const double heading = std::round(1.9 * QFontMetricsF(rowFont()).height());
    return heading + static_cast<double>(row) * rowHeight();
}

QSize ContributionTable::sizeHint() const
{
    const auto rows = m_contributions.rows.size() + 1;
    return {320, static_cast<int>(std::ceil(rowTop(rows))) + 4};
}

QSize ContributionTable::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void ContributionTable::resizeEvent(QResizeEvent *)
{
    const bool twoLines = m_columns.twoLines;
    m_columns = columnsFor(width());
    if (twoLines != m_columns.twoLines)
        updateGeometry();
}

QRectF ContributionTable::barArea(double top) const
{
    const double height = m_columns.twoLines ? rowHeight() / 2 : rowHeight();
    if (m_columns.twoLines)
        top += height;
    return QRectF(m_columns.barsFrom, top + 2, std::max(10.0, width() - m_columns.barsFrom - 2), height - 4);
}

double ContributionTable::barAt(double value, const QRectF &area) const
{
    const double span = m_high > m_low ? m_high - m_low : 1;
    return area.left() + (value - m_low) / span * area.width();
}

void ContributionTable::paintBar(QPainter &painter, const QRectF &area, double from, double value) const
{
    const double a = barAt(from, area);
    const double b = barAt(from + value, area);
    painter.fillRect(QRectF(std::min(a, b), area.top(), std::max(1.0, std::abs(b - a)), area.height()),
                     QColor::fromRgb(SignedScale().colour(value, std::abs(value))));
}

bool ContributionTable::isChosen(const Contribution &row) const
{
    const SelectedIndices chosen = walk().chosen();
    return std::ranges::any_of(row.line, [&](const Token &token) {
        return token.number && *token.number == chosen.numberOf(token.number->term);
    });
}

void ContributionTable::paintRow(QPainter &painter, std::size_t row, double before) const
{
    const Contribution &contribution = m_contributions.rows[row];
    const QFont font = rowFont();
    const QFontMetricsF metrics(font);
    const double top = rowTop(row);
    const double lineHeight = m_columns.twoLines ? rowHeight() / 2 : rowHeight();
    const double baseline = top + (lineHeight + metrics.ascent() - metrics.descent()) / 2;
    const bool arrived = static_cast<int>(row) < m_contributions.arrived;
    if (isChosen(contribution)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours().sunken);
        painter.drawRoundedRect(QRectF(-2, top, width() + 4, rowHeight()), 3, 3);
    }
    painter.setOpacity(arrived || m_contributions.hidesProducts ? 1 : paleRow);
    painter.setFont(font);
    painter.setPen(colours().muted);
    painter.drawText(QPointF(2, baseline), contribution.label);
    const double down = isLeft(contribution) && m_columns.twoLines ? lineHeight : 0;
    visitTokens(contribution.line, lineFrom(contribution), top + down, lineHeight,
                [&](const Token &token, const QRectF &box) {
                    paintTokenGround(painter, box, token, walk());
                    paintToken(painter, {box.left(), baseline + down}, token, font);
                });
    if (m_columns.value > 0 && !m_contributions.hidesProducts && !isLeft(contribution)) {
        painter.setFont(font);
        painter.setPen(colours().text);
        const double right = m_columns.barsFrom - gap;
        const QString text = valueText(contribution);
        painter.drawText(QPointF(right - metrics.horizontalAdvance(text),
                                 baseline + (m_columns.twoLines ? lineHeight : 0)),
                         text);
    }
    painter.setOpacity(1);
    const QRectF area = barArea(top);
    painter.fillRect(QRectF(barAt(0, area) - 0.5, area.top() - 2, 1, area.height() + 4), colours().line);
    if (arrived)
        paintBar(painter, area, before, contribution.value);
}

void ContributionTable::paintSum(QPainter &painter) const
{
    const double top = rowTop(m_contributions.rows.size());
    const QFont font = Theme::instance().font(TypeSize::Body, true);
    const QFontMetricsF metrics(font);
    const double height = m_columns.twoLines ? rowHeight() / 2 : rowHeight();
    const double baseline = top + 3 + (height + metrics.ascent() - metrics.descent()) / 2;
    painter.fillRect(QRectF(0, top + 1, width(), 1), colours().line);
    double x = 2;
    painter.setFont(font);
    painter.setPen(colours().text);
    for (const Token &token : m_contributions.sumLine) {
        drawNotation(painter, {x, baseline}, token.text);
        x += notationWidth(font, token.text) + pieceGap;
    }
    QRectF area = barArea(top).translated(0, 2);
    if (!m_columns.twoLines && x + gap > area.left())
        return;
    paintBar(painter, area, 0, m_contributions.sum);
}

void ContributionTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(rowFont());
    painter.setPen(colours().muted);
    const double baseline = QFontMetricsF(rowFont()).ascent() + 5;
    painter.drawText(QPointF(2, baseline), m_contributions.index);
    drawNotation(painter, {m_columns.label + gap, baseline}, m_contributions.heading);

    double sum = 0;
    for (std::size_t row = 0; row < m_contributions.rows.size(); ++row) {
        const QRectF box(0, rowTop(row), width(), rowHeight());
        if (box.intersects(event->rect()))
            paintRow(painter, row, sum);
        sum += m_contributions.rows[row].value;
    }
    if (m_contributions.arrived > 0)
        paintSum(painter);
}

// One after the last is the sum; −1 is the heading.
int ContributionTable::rowAt(double y) const
{
    const auto rows = static_cast<int>(m_contributions.rows.size());
    return qBound(-1, static_cast<int>(std::floor((y - rowTop(0)) / rowHeight())), rows);
}

QString ContributionTable::latexOfRow(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    if (at == m_contributions.rows.size())
        return m_contributions.arrived > 0 ? latexOf(m_contributions.sumLine) : QString();
    const Contribution &contribution = m_contributions.rows[at];
    WorkedEquation line =
        isLeft(contribution)
            ? WorkedEquationBuilder().op(contribution.label + QLatin1Char(':')).line() + contribution.line
            : named(contribution.line);
    if (!m_contributions.hidesProducts && !isLeft(contribution))
        line += WorkedEquationBuilder()
                    .op(QStringLiteral("="))
                    .number(contribution.value, valueText(contribution))
                    .line();
    return latexOf(line);
}

QString ContributionTable::latexAt(int y) const
{
    const int row = rowAt(y);
    return row < 0 ? QString() : latexOfRow(row);
}

QString ContributionTable::latex() const
{
    QStringList all;
    for (int row = 0; row <= static_cast<int>(m_contributions.rows.size()); ++row)
        if (const QString line = latexOfRow(row); !line.isEmpty())
            all << line;
    return all.join(QLatin1Char('\n'));
}

void ContributionTable::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const auto add = [&menu](const QString &text, const QString &latex) {
        if (!latex.isEmpty())
            menu.addAction(text, &menu, [latex] { QGuiApplication::clipboard()->setText(latex); });
    };
    add(tr("Copy as LaTeX"), latexAt(event->y()));
    add(tr("Copy all of them as LaTeX"), latex());
    menu.exec(event->globalPos());
}

Pointed ContributionTable::whatIsAt(const QPointF &position) const
{
    const int row = rowAt(position.y());
    if (row < 0 || row == static_cast<int>(m_contributions.rows.size()))
        return {};
    const auto at = static_cast<std::size_t>(row);
    Pointed found;
    visitTokens(m_contributions.rows[at].line, lineFrom(m_contributions.rows[at]), rowTop(at), rowHeight(),
                [&](const Token &token, const QRectF &box) {
                    if (token.number && box.adjusted(-2, 0, 2, 0).contains(position))
                        found = {token.symbol, token.number};
                });
    return found;
}

} // namespace deltascope
