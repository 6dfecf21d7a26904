// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/step_block.h"

#include "core/practice/levels.h"
#include "ui/paper/paper.h"
#include "ui/theme/notation.h"

#include <QFontMetricsF>

#include <algorithm>

namespace deltascope {

namespace {
constexpr double em = 31;         // of the rules
constexpr double ruleWidth = 560; // of the column they are in
constexpr double ruleGap = 30;
constexpr double blankHeight = 86; // a caption, and room to write on the line
constexpr double printedHeight = 48;
constexpr double captionSize = 25;
constexpr double numberSize = 29;
constexpr double cellGap = 24;
constexpr double pad = 8; // above and below a step
constexpr double penWidth = 2.5;
constexpr double letterWidth = 50; // before the rule, where steps have letters
constexpr int mostColumns = 4;

// The four rules of the update are those of the parameters in the order of Asked.
std::shared_ptr<const EquationPicture> ruleOf(Asked term, const Functions &functions,
                                              const EquationLibrary &library)
{
    const bool isLoss = term == Asked::after_loss;
    const auto found =
        library.equations(isLoss ? StepId::loss : step_of(term), functions, EquationForm::Component);
    const auto place = is_after(term) && !isLoss
                           ? static_cast<qsizetype>(term) - static_cast<qsizetype>(Asked::after_W1)
                           : 0;
    return place < found.size() ? found[place].picture : nullptr;
}

QSizeF ruleSize(const EquationPicture &rule)
{
    const QSizeF size = rule.size() * em;
    return size * qMin(1.0, ruleWidth / size.width());
}
} // namespace

StepBlock::StepBlock(const Sheet &sheet, const SheetStep &step, const EquationLibrary &library)
    : m_sheet(sheet)
    , m_step(step)
    , m_text(sheet)
    , m_rule(ruleOf(step.term, sheet.network.functions, library))
{
}

// A matrix keeps its rows where they are short.
int StepBlock::columns() const
{
    const int count = static_cast<int>(m_step.numbers.size());
    if (count <= mostColumns)
        return count;
    const Shape shape = shape_of(m_sheet.network.parameters, m_step.term);
    const int written = m_sheet.setting.convention == Convention::UnitsFirst ? shape.rows : shape.columns;
    return is_matrix(m_step.term) && written == 3 ? 3 : mostColumns;
}

int StepBlock::lines() const
{
    return (static_cast<int>(m_step.numbers.size()) + columns() - 1) / columns();
}

bool StepBlock::showsSums() const
{
    return m_step.term == Asked::delta1 && hasBlanks() && !level(m_sheet.setting.level).hides_sum &&
           !level(m_sheet.setting.level).predicts;
}

double StepBlock::height() const
{
    const double numbers =
        lines() * (hasBlanks() ? blankHeight : printedHeight) + (showsSums() ? printedHeight : 0);
    return qMax(m_rule ? ruleSize(*m_rule).height() : 0, numbers) + 2 * pad;
}

void StepBlock::draw(QPainter &painter, const QRectF &area, bool isKey) const
{
    const QRectF inner = area.adjusted(0, pad, 0, -pad);
    drawRule(painter, inner);
    QRectF numbers = inner.adjusted(ruleWidth + ruleGap, 0, 0, 0);
    if (showsSums()) {
        drawSums(painter, numbers);
        numbers.adjust(0, printedHeight, 0, 0);
    }
    if (!hasBlanks() && lines() == 1) // beside the middle of its rule
        numbers =
            QRectF(numbers.left(), numbers.center().y() - printedHeight / 2, numbers.width(), printedHeight);
    const QSizeF cell(numbers.width() / columns(), numbers.height() / lines());
    int place = 0;
    for (const SheetNumber &number : m_step.numbers) {
        const QPointF corner(numbers.left() + place % columns() * cell.width(),
                             numbers.top() + place / columns() * cell.height());
        drawNumber(painter, QRectF(corner, cell).adjusted(0, 0, -cellGap, 0), number, isKey);
        ++place;
    }
}

void StepBlock::drawRule(QPainter &painter, const QRectF &area) const
{
    if (m_sheet.slip) {
        painter.setPen(Qt::black);
        painter.setFont(paperFont(numberSize, true));
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, m_text.letter(m_step.term));
    }
    if (!m_rule)
        return;
    const double left = area.left() + (m_sheet.slip ? letterWidth : 0);
    const QSizeF size = ruleSize(*m_rule);
    const double top = hasBlanks() ? area.top() : area.center().y() - size.height() / 2;
    m_rule->drawOn(painter, QRectF(QPointF(left, top), size));
}

void StepBlock::drawSums(QPainter &painter, const QRectF &area) const
{
    const double width = area.width() / columns();
    QPointF baseline = area.topLeft() + QPointF(0, printedHeight * 0.6);
    for (const SheetNumber &number : m_step.numbers) {
        drawFitted(painter, baseline, width - cellGap, paperFont(captionSize),
                   m_text.sentBack(number.entry.row));
        baseline.rx() += width;
    }
}

void StepBlock::drawNumber(QPainter &painter, const QRectF &cell, const SheetNumber &number, bool isKey) const
{
    if (!hasBlanks()) {
        const double baseline = cell.center().y() + QFontMetricsF(paperFont(numberSize)).capHeight() / 2;
        return drawFitted(painter, {cell.left(), baseline}, cell.width(), paperFont(numberSize),
                          m_text.equals(number));
    }
    double left = cell.left();
    const double captionLine = cell.top() + captionSize;
    if (number.blank > 0) {
        const QFont font = paperFont(captionSize - 4, true);
        const QString counted = QString::number(number.blank);
        const double width = qMax(30.0, QFontMetricsF(font).horizontalAdvance(counted) + 12);
        painter.setPen(QPen(Qt::black, penWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(left, cell.top(), width, 30), 8, 8);
        painter.setFont(font);
        painter.drawText(QRectF(left, cell.top(), width, 30), Qt::AlignCenter, counted);
        left += width + 10;
    }
    drawFitted(painter, {left, captionLine - 1}, cell.right() - left, paperFont(captionSize),
               m_text.name(number.entry));
    const double base = cell.bottom() - 10;
    if (number.sign)
        return drawSigns(painter, {cell.left(), base}, number, isKey);
    if (number.blank > 0)
        painter.drawLine(QPointF(cell.left(), base), QPointF(cell.right(), base));
    if (number.blank == 0 || isKey)
        drawFitted(painter, {cell.left() + 6, base - 10}, cell.width() - 6,
                   paperFont(numberSize, number.blank > 0), m_text.key(number));
}

void StepBlock::drawSigns(QPainter &painter, const QPointF &baseline, const SheetNumber &number,
                          bool isKey) const
{
    constexpr double apart = 70;
    const QFont font = paperFont(numberSize);
    painter.setFont(font);
    QPointF middle = baseline + QPointF(30, -QFontMetricsF(font).capHeight());
    for (const char16_t sign : {u'+', u'0', u'−'}) {
        const QRectF box(middle - QPointF(22, 22), QSizeF(44, 44));
        painter.drawText(box, Qt::AlignCenter, QString(QChar(sign)));
        if (isKey && m_text.key(number) == QString(QChar(sign))) {
            painter.setPen(QPen(Qt::black, 2 * penWidth));
            painter.drawEllipse(box);
        }
        middle.rx() += apart;
    }
}

} // namespace deltascope
