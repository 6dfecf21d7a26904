// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/worked_equation_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

#include <cmath>
#include <vector>

namespace deltascope {

namespace {
constexpr double lineHeight = 1.75; // of the font's
constexpr double pieceGap = 0.32;   // of the type size, between two tokens
constexpr double indent = 1.4;      // of the type size, where a line goes on
constexpr double paragraph = 0.25;  // of the font's height, between two lines

// A line may be broken before an operator or after a comma.
bool isBreak(const WorkedEquation &line, qsizetype at)
{
    if (at > 0 && line[at - 1].text == QLatin1String(","))
        return true;
    return line[at].role == Token::Role::Operator && !isTight(line, at);
}

std::vector<QRectF> inOneRow(const WorkedEquation &line, const QFont &font, double height)
{
    std::vector<QRectF> boxes;
    double x = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (i > 0 && !isTight(line, i))
            x += pieceGap * font.pixelSize();
        const double advance = tokenWidth(line[i], font);
        boxes.emplace_back(x, 0, advance, height);
        x += advance;
    }
    return boxes;
}

// Where the part that begins here ends: before the next token for which isStart holds.
template <class IsStart>
double endOfPart(const WorkedEquation &line, const std::vector<QRectF> &boxes, qsizetype from,
                 IsStart isStart)
{
    qsizetype end = from + 1;
    while (end < line.size() && !isStart(end))
        ++end;
    return boxes[static_cast<std::size_t>(end - 1)].right();
}
} // namespace

WorkedEquationView::WorkedEquationView(StepWalk &walk, QWidget *parent)
    : PointingWidget(walk, parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("The equation with numbers"));
    connect(&walk, &StepWalk::pointedChanged, this, [this] { update(); });
    connect(&Theme::instance(), &Theme::changed, this, &WorkedEquationView::measure);
    measure();
}

QFont WorkedEquationView::textFont() const
{
    return Theme::instance().font(m_typeSize);
}

void WorkedEquationView::setTypeSize(TypeSize size)
{
    m_typeSize = size;
    measure();
}

void WorkedEquationView::setEquations(const QList<WorkedEquation> &lines)
{
    m_equations = lines;
    QStringList texts;
    for (const WorkedEquation &line : lines)
        texts.append(plainText(line));
    setAccessibleDescription(texts.join(QLatin1Char('\n')));
    measure();
}

void WorkedEquationView::measure()
{
    const QFont font = textFont();
    m_rowHeight = lineHeight * QFontMetricsF(font).height();
    m_rows.clear();
    for (const WorkedEquation &line : m_equations)
        if (!line.isEmpty())
            m_rows.push_back({line, inOneRow(line, font, m_rowHeight)});
    layOutAgain();
}

void WorkedEquationView::layOutAgain()
{
    layOut(width(), &m_placed);
    updateGeometry();
    update();
}

// Each side of an equation keeps together where it fits on a row; otherwise it goes on before an operator.
double WorkedEquationView::layOutRow(const Row &row, double width, double top, QList<Placed> *placed) const
{
    const WorkedEquation &line = row.tokens;
    const double indented = indent * textFont().pixelSize();
    double shift = 0;
    double y = top;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QRectF &box = row.boxes[static_cast<std::size_t>(i)];
        const auto isSide = [&](qsizetype at) { return isEqual(line[at]); };
        const auto isPart = [&](qsizetype at) { return isBreak(line, at); };
        const double side = isEqual(line[i]) ? endOfPart(line, row.boxes, i, isSide) : 0;
        const bool wholeSide = side > 0 && side + shift > width && side - box.left() + indented <= width;
        const bool part = i > 0 && isBreak(line, i) && endOfPart(line, row.boxes, i, isPart) + shift > width;
        if (i > 0 && (wholeSide || part)) {
            shift = indented - box.left();
            y += m_rowHeight;
        }
        if (placed)
            placed->append({line[i], box.translated(shift, y)});
    }
    return y + m_rowHeight;
}

int WorkedEquationView::layOut(int width, QList<Placed> *placed) const
{
    const double space = paragraph / lineHeight * m_rowHeight;
    if (placed)
        placed->clear();
    double y = 0;
    for (const Row &row : m_rows)
        y = layOutRow(row, width, y, placed) + space;
    return static_cast<int>(std::ceil(y));
}

QSize WorkedEquationView::sizeHint() const
{
    return {320, layOut(qMax(width(), minimumSizeHint().width()), nullptr)};
}

QSize WorkedEquationView::minimumSizeHint() const
{
    return {200, 0};
}

int WorkedEquationView::heightForWidth(int width) const
{
    return layOut(width, nullptr);
}

void WorkedEquationView::resizeEvent(QResizeEvent *)
{
    layOut(width(), &m_placed);
}

void WorkedEquationView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = textFont();
    const QFontMetricsF metrics(font);
    for (const Placed &placed : m_placed) {
        const double middle = placed.box.center().y();
        const double baseline = middle + (metrics.ascent() - metrics.descent()) / 2;
        paintTokenGround(painter, placed.box, placed.token, walk());
        paintToken(painter, {placed.box.left(), baseline}, placed.token, font);
    }
}

QString WorkedEquationView::latex() const
{
    QStringList all;
    for (const WorkedEquation &line : m_equations)
        if (!line.isEmpty())
            all << latexOf(line);
    return all.join(QLatin1Char('\n'));
}

void WorkedEquationView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy as LaTeX"), &menu, [this] { QGuiApplication::clipboard()->setText(latex()); });
    menu.exec(event->globalPos());
}

Pointed WorkedEquationView::whatIsAt(const QPointF &position) const
{
    for (const Placed &placed : m_placed)
        if (!placed.token.symbol.isEmpty() && placed.box.adjusted(-2, 0, 2, 0).contains(position))
            return {placed.token.symbol, placed.token.number};
    return {};
}

} // namespace deltascope
