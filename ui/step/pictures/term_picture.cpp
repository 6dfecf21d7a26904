// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/pictures/term_picture.h"

#include "ui/equations/symbol_accent.h"
#include "ui/pictures/vector_picture.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/signed_scale.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr double markedCell = 13; // from this size on, + and − are drawn
constexpr double legendWidth = 120;
constexpr double leastLegend = 16; // of the bar between the ends of the range
constexpr double legendGap = 6;
constexpr double legendEdge = 2;
constexpr int rowsOfANotch = 3;

QFont captionFont()
{
    return Theme::instance().font(TypeSize::Caption);
}

int moveFor(int key, int columns)
{
    switch (key) {
    case Qt::Key_Left:
        return -1;
    case Qt::Key_Right:
        return 1;
    case Qt::Key_Up:
        return -columns;
    case Qt::Key_Down:
        return columns;
    default:
        return 0;
    }
}
} // namespace

TermPicture::TermPicture(StepWalk &walk, QWidget *parent)
    : PointingWidget(walk, parent)
{
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&walk, &StepWalk::focusChanged, this, [this] { update(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        makeImage();
        updateGeometry();
        update();
    });
}

void TermPicture::setContent(PictureContent content)
{
    const bool sameSize =
        content.shape == m_content.shape && content.values.size() == m_content.values.size();
    m_content = std::move(content);
    scrollTo(m_first);
    setAccessibleName(tr("Picture of %1").arg(notationPlain(m_content.title)));
    makeImage();
    if (!sameSize)
        updateGeometry();
    update();
}

void TermPicture::makeImage()
{
    if (m_content.values.empty())
        return;
    const PictureGrid grid = gridFor(width());
    const int rows = grid.allRows();
    std::vector<float> values = m_content.values;
    values.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(grid.columns()));
    m_image = m_content.ink ? inkPicture(values, rows, grid.columns())
                            : SignedScale().picture(values, rows, grid.columns(), m_content.range);
}

PictureGrid TermPicture::gridFor(int width) const
{
    const QFontMetricsF metrics(captionFont());
    return PictureGrid(m_content, width, metrics.height(), metrics.horizontalAdvance(QLatin1Char('0')));
}

void TermPicture::scrollTo(int first)
{
    m_first = std::clamp(first, 0, gridFor(width()).lastFirst());
    update();
}

void TermPicture::showChosen()
{
    const int entry = m_content.entryOf(walk().chosen().numberOf(m_content.term));
    if (entry < 0 || !cell(entry).isNull())
        return;
    scrollTo(gridFor(width()).firstFor(entry));
}

int TermPicture::heightForWidth(int width) const
{
    return static_cast<int>(gridFor(width).height());
}

QSize TermPicture::sizeHint() const
{
    const int width = m_content.shape == PictureContent::Shape::Square ? 176 : 320;
    return {width, heightForWidth(width)};
}

QSize TermPicture::minimumSizeHint() const
{
    return {m_content.shape == PictureContent::Shape::Square ? 88 : 180, 0};
}

QRectF TermPicture::cell(int entry) const
{
    return gridFor(width()).cell(entry, m_first);
}

void TermPicture::paintEvent(QPaintEvent *)
{
    if (m_content.values.empty())
        return;
    QPainter painter(this);
    const PictureGrid grid = gridFor(width());
    paintTitle(painter, grid);
    paintCells(painter, grid);
    paintMarks(painter, grid);
    paintIndices(painter, grid);
    paintLegend(painter, grid);
    if (!m_content.printed)
        paintScroll(painter, grid);
    paintFrames(painter, grid);
}

// On paper nothing beside a map shows which part of it is seen.
QString TermPicture::title(const PictureGrid &grid) const
{
    if (!m_content.printed || grid.lastFirst() == 0)
        return m_content.title;
    const int shown = grid.isWide() ? grid.shownColumns() : grid.shownRows();
    return (grid.isWide() ? tr("%1, columns %2 to %3") : tr("%1, rows %2 to %3"))
        .arg(m_content.title)
        .arg(m_first)
        .arg(m_first + shown - 1);
}

void TermPicture::paintTitle(QPainter &painter, const PictureGrid &grid) const
{
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    drawNotation(painter, {2, QFontMetricsF(captionFont()).ascent() + 4}, title(grid));
}

void TermPicture::paintCells(QPainter &painter, const PictureGrid &grid) const
{
    const QRectF area = grid.area();
    const int full = std::min(grid.shownRows(), m_content.count() / grid.columns());
    const int rest = m_content.count() % grid.columns(); // of a strip's last row
    const double fullHeight = full * grid.cellHeight();
    if (full > 0)
        drawPart(painter, QRectF(area.topLeft(), QSizeF(area.width(), fullHeight)), m_image,
                 grid.isWide() ? QRect(m_first, 0, grid.shownColumns(), full)
                               : QRect(0, m_first, grid.columns(), full));
    if (rest > 0)
        drawPart(painter,
                 QRectF(area.left(), area.top() + fullHeight, rest * grid.cellWidth(), grid.cellHeight()),
                 m_image, QRect(0, full, rest, 1));
    const bool lit = walk().pointed().symbol == symbolOfTerm(m_content.term) && m_content.named;
    painter.setPen(QPen(lit ? accentOf(walk().pointed().symbol) : colours().line, lit ? 2 : 1));
    painter.drawRect(QRectF(area.topLeft(), QSizeF(area.width(), std::max(full, 1) * grid.cellHeight())));
}

// The sign without colour, where there is room for it.
void TermPicture::paintMarks(QPainter &painter, const PictureGrid &grid) const
{
    if (m_content.ink || std::min(grid.cellWidth(), grid.cellHeight()) < markedCell)
        return;
    painter.setFont(captionFont());
    for (int entry = 0; entry < m_content.count(); ++entry) {
        const float value = m_content.values[static_cast<std::size_t>(entry)];
        const QRectF cell = grid.cell(entry, m_first);
        if (value == 0 || cell.isNull())
            continue;
        if (std::isnan(value)) { // hidden
            painter.setPen(colours().text);
            painter.drawText(cell, Qt::AlignCenter, QStringLiteral("?"));
            continue;
        }
        painter.setPen(textOn(m_image.pixelColor(entry % grid.columns(), entry / grid.columns())));
        painter.drawText(cell, Qt::AlignCenter, value > 0 ? QStringLiteral("+") : QString(QChar(0x2212)));
    }
}

// Those of the columns above them; those of the rows beside a map.
void TermPicture::paintIndices(QPainter &painter, const PictureGrid &grid) const
{
    if (!grid.isHeaded())
        return;
    const QFontMetricsF metrics(captionFont());
    const double line = metrics.height();
    const QPointF origin = grid.area().topLeft();
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    const int firstColumn = grid.isWide() ? m_first : 0;
    const bool each = metrics.horizontalAdvance(QString::number(grid.columns())) < grid.cellWidth();
    const int step = each ? 1 : 5;
    for (int column = (step - firstColumn % step) % step; column < grid.shownColumns(); column += step)
        painter.drawText(QRectF(origin.x() + (column + 0.5 - step / 2.0) * grid.cellWidth(),
                                origin.y() - line, step * grid.cellWidth(), line),
                         Qt::AlignCenter, QString::number(column + firstColumn));
    if (m_content.shape != PictureContent::Shape::Map)
        return;
    const int every = grid.cellHeight() >= line ? 1 : 5;
    const int firstRow = grid.isWide() ? 0 : m_first;
    for (int row = (every - firstRow % every) % every; row < grid.shownRows(); row += every)
        painter.drawText(
            QRectF(0, origin.y() + (row + 0.5) * grid.cellHeight() - line / 2, grid.labelWidth() - 3, line),
            Qt::AlignRight | Qt::AlignVCenter, QString::number(row + firstRow));
}

void TermPicture::paintLegend(QPainter &painter, const PictureGrid &grid) const
{
    if (m_content.ink)
        return;
    const QFontMetricsF metrics(captionFont());
    const double top = grid.area().bottom() + 8;
    const QString end = number(m_content.range, 3);
    const double middle = top + metrics.height() / 2;
    const double left = grid.area().left();
    QString low = QChar(0x2212) + end;
    QString high = QLatin1Char('+') + end;
    const auto advance = [&metrics](const QString &text) {
        return text.isEmpty() ? 0 : metrics.horizontalAdvance(text) + legendGap;
    };
    if (width() - left - advance(low) - advance(high) - legendEdge < leastLegend) {
        low = QChar(0x00b1) + end;
        high.clear();
    }
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    painter.drawText(QPointF(left, top + metrics.ascent()), low);
    const double barLeft = left + advance(low);
    const double length = std::min(legendWidth, width() - barLeft - advance(high) - legendEdge);
    const QRectF bar(barLeft, middle - 4, std::max(0.0, length), 8);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    gradient.setColorAt(0, colours().negative);
    gradient.setColorAt(0.5, colours().zero);
    gradient.setColorAt(1, colours().positive);
    painter.fillRect(bar, gradient);
    painter.drawText(QPointF(bar.right() + legendGap, top + metrics.ascent()), high);
}

// How much of a long map is shown, beside it; of a wide one below.
void TermPicture::paintScroll(QPainter &painter, const PictureGrid &grid) const
{
    const int rows = grid.allRows();
    const QRectF area = grid.area();
    if (grid.isWide()) {
        const QRectF track(area.left(), area.bottom() + 3, area.width(), 4);
        painter.fillRect(track, colours().sunken);
        painter.fillRect(QRectF(track.left() + area.width() * m_first / grid.columns(), track.top(),
                                std::max(8.0, area.width() * grid.shownColumns() / grid.columns()), 4),
                         colours().muted);
        return;
    }
    if (grid.shownRows() == rows)
        return;
    const QRectF track(area.right() + 3, area.top(), 4, area.height());
    painter.fillRect(track, colours().sunken);
    painter.fillRect(QRectF(track.left(), track.top() + area.height() * m_first / rows, 4,
                            std::max(8.0, area.height() * grid.shownRows() / rows)),
                     colours().muted);
}

void TermPicture::paintFrames(QPainter &painter, const PictureGrid &grid) const
{
    painter.setBrush(Qt::NoBrush);
    const auto frame = [&](const Selection &number, const QColor &colour, double outwards) {
        const int entry = m_content.entryOf(number);
        const QRectF box = entry < 0 ? QRectF() : grid.cell(entry, m_first);
        if (box.isNull())
            return;
        painter.setPen(QPen(colour, 2));
        painter.drawRect(box.adjusted(-outwards, -outwards, outwards, outwards));
    };
    frame(walk().chosen().numberOf(m_content.term), colours().backward, 0);
    if (const auto &pointed = walk().pointed().number)
        frame(*pointed, colours().forward, 1);
    for (const Selection &hint : walk().hidden().hints)
        frame(hint, colours().backward, 1);
    if (hasFocus()) {
        painter.setPen(QPen(colours().forward, 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

Pointed TermPicture::whatIsAt(const QPointF &position) const
{
    const int entry =
        m_content.named && m_content.count() > 0 ? gridFor(width()).entryAt(position, m_first) : -1;
    if (entry < 0)
        return {};
    return {symbolOfTerm(m_content.term), m_content.numberAt(entry)};
}

void TermPicture::wheelEvent(QWheelEvent *event)
{
    const int before = m_first;
    scrollTo(m_first + (event->angleDelta().y() > 0 ? -rowsOfANotch : rowsOfANotch));
    event->setAccepted(m_first != before);
}

bool TermPicture::event(QEvent *event)
{
    // With the keyboard focus the arrows walk through the entries, not through the steps.
    if (event->type() == QEvent::ShortcutOverride && moveFor(static_cast<QKeyEvent *>(event)->key(), 1) != 0)
        event->accept();
    return QWidget::event(event);
}

void TermPicture::keyPressEvent(QKeyEvent *event)
{
    const int move = moveFor(event->key(), gridFor(width()).columns());
    if (move == 0 || !m_content.named)
        return QWidget::keyPressEvent(event);
    const int entry = m_content.entryOf(walk().chosen().numberOf(m_content.term)) + move;
    if (entry >= 0 && entry < m_content.count())
        walk().pick(m_content.numberAt(entry));
}

} // namespace deltascope
