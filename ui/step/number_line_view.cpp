// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/number_line_view.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace deltascope {

namespace {
constexpr double lineHeight = 1.75; // of the font's
constexpr double pieceGap = 0.32;   // of the type size, between two pieces
constexpr double indent = 1.4;      // of the type size, where a line goes on
constexpr double paragraph = 0.25;  // of the font's height, between two lines

QFont bodyFont()
{
    return Theme::instance().font(TypeSize::Body);
}

// Brackets stand close to what they hold.
bool isTight(const Piece &before, const Piece &after)
{
    return before.text.endsWith(QLatin1Char('(')) || after.text.startsWith(QLatin1Char(')')) ||
           (after.text == QLatin1String("(") && before.role == Piece::Role::Name) ||
           after.text.startsWith(QLatin1String("^{")) || after.text == QLatin1String(",");
}
} // namespace

NumberLineView::NumberLineView(StepWalk &walk, QWidget *parent)
    : PointingWidget(walk, parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("The equation with numbers"));
    connect(&walk, &StepWalk::pointedChanged, this, [this] { update(); });
    connect(&Theme::instance(), &Theme::changed, this, &NumberLineView::layOutAgain);
}

void NumberLineView::setLines(const QList<Line> &lines)
{
    m_lines = lines;
    QStringList texts;
    for (const Line &line : lines)
        texts.append(plainText(line));
    setAccessibleDescription(texts.join(QLatin1Char('\n')));
    layOutAgain();
}

void NumberLineView::layOutAgain()
{
    layOut(width(), &m_placed);
    updateGeometry();
    update();
}

int NumberLineView::layOut(int width, QList<Placed> *placed) const
{
    const QFont font = bodyFont();
    const double em = font.pixelSize();
    const QFontMetricsF metrics(font);
    const double height = lineHeight * metrics.height();
    if (placed)
        placed->clear();
    double y = 0;
    for (const Line &line : m_lines) {
        if (line.isEmpty())
            continue;
        double x = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const double advance = pieceWidth(line[i], font);
            const double gap = i == 0 || isTight(line[i - 1], line[i]) ? 0 : pieceGap * em;
            if (x > 0 && x + gap + advance > width) {
                x = indent * em;
                y += height;
            } else {
                x += gap;
            }
            if (placed)
                placed->append({line[i], QRectF(x, y, advance, height)});
            x += advance;
        }
        y += height + paragraph * metrics.height();
    }
    return static_cast<int>(std::ceil(y));
}

QSize NumberLineView::sizeHint() const
{
    return {320, layOut(qMax(width(), minimumSizeHint().width()), nullptr)};
}

QSize NumberLineView::minimumSizeHint() const
{
    return {200, 0};
}

int NumberLineView::heightForWidth(int width) const
{
    return layOut(width, nullptr);
}

void NumberLineView::resizeEvent(QResizeEvent *)
{
    layOut(width(), &m_placed);
}

void NumberLineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = bodyFont();
    const QFontMetricsF metrics(font);
    for (const Placed &placed : m_placed) {
        const double middle = placed.box.center().y();
        const double baseline = middle + (metrics.ascent() - metrics.descent()) / 2;
        paintPieceGround(painter, placed.box, placed.piece, walk());
        paintPiece(painter, {placed.box.left(), baseline}, placed.piece, font);
    }
}

Pointed NumberLineView::whatIsAt(const QPointF &position) const
{
    for (const Placed &placed : m_placed)
        if (!placed.piece.symbol.isEmpty() && placed.box.adjusted(-2, 0, 2, 0).contains(position))
            return {placed.piece.symbol, placed.piece.number};
    return {};
}

} // namespace deltascope
