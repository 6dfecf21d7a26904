// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/term_picture.h"

#include "ui/equations/symbol_accent.h"
#include "ui/step/number_line.h"
#include "ui/step/step_walk.h"
#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/signed_scale.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int longestRow = 32;    // of a strip; longer ones are broken
constexpr int longestStrip = 128; // above, the rows are twice as long
constexpr double stripHeight = 24;
constexpr double leastCell = 4;
constexpr double mapRow = 9;
constexpr double fewRowsHeight = 22;
constexpr int mostMapRows = 30;
constexpr int windowRows = 24; // of a map with more
constexpr double largestImage = 172;
constexpr double markedCell = 13; // from this size on, + and − are drawn
constexpr double legendWidth = 120;

int columnsOf(const PictureContent &content)
{
    switch (content.shape) {
    case PictureContent::Shape::Map:
        return digit_count;
    case PictureContent::Shape::Square:
        return image_side;
    case PictureContent::Shape::Strip:
        break;
    }
    return std::min(content.count(), content.count() > longestStrip ? 2 * longestRow : longestRow);
}

double cellHeightOf(const PictureContent &content, int rows, double cellWidth)
{
    switch (content.shape) {
    case PictureContent::Shape::Map:
        return rows <= 12 ? fewRowsHeight : mapRow;
    case PictureContent::Shape::Square:
        return cellWidth;
    case PictureContent::Shape::Strip:
        break;
    }
    return rows == 1 ? stripHeight : std::max(leastCell, std::min(cellWidth, 14.0));
}

QFont captionFont()
{
    return Theme::instance().font(TypeSize::Caption);
}
} // namespace

TermPicture::TermPicture(StepWalk &walk, QWidget *parent)
    : QWidget(parent)
    , m_walk(walk)
{
    setMouseTracking(true);
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
    scrollTo(m_firstRow);
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
    const int columns = columnsOf(m_content);
    const int rows = (m_content.count() + columns - 1) / columns;
    std::vector<float> values = m_content.values;
    values.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
    m_image = m_content.ink ? inkPicture(values, rows, columns)
                            : SignedScale().picture(values, rows, columns, m_content.range);
}

double TermPicture::titleHeight() const
{
    return std::round(1.7 * QFontMetricsF(captionFont()).height());
}

double TermPicture::legendHeight() const
{
    return m_content.ink ? 4 : 8 + std::round(1.5 * QFontMetricsF(captionFont()).height());
}

double TermPicture::labelWidth() const
{
    if (m_content.shape != PictureContent::Shape::Map)
        return 0;
    const QFontMetricsF metrics(captionFont());
    return metrics.horizontalAdvance(QString::number(m_content.count() / digit_count)) + 6;
}

int TermPicture::allRows() const
{
    const int columns = std::max(1, columnsOf(m_content));
    return (m_content.count() + columns - 1) / columns;
}

int TermPicture::shownRows() const
{
    const int rows = allRows();
    return m_content.shape == PictureContent::Shape::Map && rows > mostMapRows ? windowRows : rows;
}

void TermPicture::scrollTo(int row)
{
    m_firstRow = std::clamp(row, 0, allRows() - shownRows());
    update();
}

void TermPicture::showChosen()
{
    const int entry = entryOf(m_walk.chosen().numberOf(m_content.term));
    if (entry < 0 || !cell(entry).isNull())
        return;
    scrollTo(entry / columnsOf(m_content) - shownRows() / 2);
}

TermPicture::Grid TermPicture::gridFor(int width) const
{
    Grid grid;
    grid.columns = columnsOf(m_content);
    grid.rows = shownRows();
    double available = width - labelWidth() - (shownRows() < allRows() ? 12 : 4);
    if (m_content.shape == PictureContent::Shape::Square)
        available = std::min(available, largestImage);
    grid.cellWidth = std::min(available / grid.columns, 44.0);
    if (grid.cellWidth > 3)
        grid.cellWidth = std::floor(grid.cellWidth);
    grid.cellHeight = cellHeightOf(m_content, grid.rows, grid.cellWidth);
    const bool headed = m_content.shape != PictureContent::Shape::Square && grid.columns == digit_count;
    const double indices = headed ? QFontMetricsF(captionFont()).height() : 0;
    grid.origin = QPointF(labelWidth() + 2, titleHeight() + indices);
    return grid;
}

int TermPicture::heightForWidth(int width) const
{
    const Grid grid = gridFor(width);
    return static_cast<int>(std::ceil(grid.origin.y() + grid.rows * grid.cellHeight + legendHeight() + 4));
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

Selection TermPicture::numberAt(int entry) const
{
    if (m_content.shape == PictureContent::Shape::Map)
        return {m_content.term, entry / digit_count, entry % digit_count};
    return {m_content.term, entry, m_content.column};
}

int TermPicture::entryOf(const Selection &number) const
{
    if (!m_content.named || number.term != m_content.term)
        return -1;
    if (m_content.shape == PictureContent::Shape::Map)
        return number.row * digit_count + number.column;
    return number.column == m_content.column ? number.row : -1;
}

QRectF TermPicture::cell(int entry) const
{
    const Grid grid = gridFor(width());
    const int row = entry / grid.columns - m_firstRow;
    if (row < 0 || row >= grid.rows)
        return {};
    return QRectF(grid.origin.x() + entry % grid.columns * grid.cellWidth,
                  grid.origin.y() + row * grid.cellHeight, grid.cellWidth, grid.cellHeight);
}

int TermPicture::entryAt(const QPointF &position) const
{
    if (!m_content.named || m_content.values.empty())
        return -1;
    const Grid grid = gridFor(width());
    const double column = std::floor((position.x() - grid.origin.x()) / grid.cellWidth);
    const double row = std::floor((position.y() - grid.origin.y()) / grid.cellHeight);
    if (column < 0 || column >= grid.columns || row < 0 || row >= grid.rows)
        return -1;
    const int entry = (static_cast<int>(row) + m_firstRow) * grid.columns + static_cast<int>(column);
    return entry < m_content.count() ? entry : -1;
}

void TermPicture::paintEvent(QPaintEvent *)
{
    if (m_content.values.empty())
        return;
    QPainter painter(this);
    const Grid grid = gridFor(width());
    paintTitle(painter);
    paintCells(painter, grid);
    paintMarks(painter, grid);
    paintIndices(painter, grid);
    paintLegend(painter, grid);
    paintScroll(painter, grid);
    paintFrames(painter);
}

void TermPicture::paintTitle(QPainter &painter) const
{
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    drawNotation(painter, {2, QFontMetricsF(captionFont()).ascent() + 4}, m_content.title);
}

void TermPicture::paintCells(QPainter &painter, const Grid &grid) const
{
    const QSizeF whole(grid.columns * grid.cellWidth, grid.rows * grid.cellHeight);
    const int full = std::min(grid.rows, m_content.count() / grid.columns);
    const int rest = m_content.count() % grid.columns; // of a strip's last row
    if (full > 0)
        painter.drawImage(QRectF(grid.origin, QSizeF(whole.width(), full * grid.cellHeight)), m_image,
                          QRectF(0, m_firstRow, grid.columns, full));
    if (rest > 0)
        painter.drawImage(QRectF(grid.origin + QPointF(0, full * grid.cellHeight),
                                 QSizeF(rest * grid.cellWidth, grid.cellHeight)),
                          m_image, QRectF(0, full, rest, 1));
    const bool lit = m_walk.pointed().symbol == symbolOfTerm(m_content.term) && m_content.named;
    painter.setPen(QPen(lit ? accentOf(m_walk.pointed().symbol) : colours().line, lit ? 2 : 1));
    painter.drawRect(QRectF(grid.origin, QSizeF(whole.width(), std::max(full, 1) * grid.cellHeight)));
}

// The sign without colour, where there is room for it.
void TermPicture::paintMarks(QPainter &painter, const Grid &grid) const
{
    if (m_content.ink || std::min(grid.cellWidth, grid.cellHeight) < markedCell)
        return;
    painter.setFont(captionFont());
    const int first = m_firstRow * grid.columns;
    const int last = std::min(m_content.count(), first + grid.rows * grid.columns);
    for (int entry = first; entry < last; ++entry) {
        const float value = m_content.values[static_cast<std::size_t>(entry)];
        if (value == 0)
            continue;
        const bool strong = std::abs(value) > m_content.range / 2;
        painter.setPen(strong ? colours().onAccent : colours().muted);
        painter.drawText(cell(entry), Qt::AlignCenter,
                         value > 0 ? QStringLiteral("+") : QString(QChar(0x2212)));
    }
}

// The digits above the columns; the units beside the rows of a map.
void TermPicture::paintIndices(QPainter &painter, const Grid &grid) const
{
    if (m_content.shape == PictureContent::Shape::Square || grid.columns != digit_count)
        return;
    const QFontMetricsF metrics(captionFont());
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    for (int column = 0; column < grid.columns; ++column)
        painter.drawText(QRectF(grid.origin.x() + column * grid.cellWidth, grid.origin.y() - metrics.height(),
                                grid.cellWidth, metrics.height()),
                         Qt::AlignCenter, QString::number(column));
    if (m_content.shape != PictureContent::Shape::Map)
        return;
    const int every = grid.cellHeight >= metrics.height() ? 1 : grid.rows <= 60 ? 5 : 10;
    for (int row = (every - m_firstRow % every) % every; row < grid.rows; row += every)
        painter.drawText(QRectF(0, grid.origin.y() + (row + 0.5) * grid.cellHeight - metrics.height() / 2,
                                labelWidth() - 3, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(row + m_firstRow));
}

void TermPicture::paintLegend(QPainter &painter, const Grid &grid) const
{
    if (m_content.ink)
        return;
    const QFontMetricsF metrics(captionFont());
    const double top = grid.origin.y() + grid.rows * grid.cellHeight + 8;
    const QString end = number(m_content.range, 3);
    const QString low = QChar(0x2212) + end;
    const double middle = top + metrics.height() / 2;
    const double left = grid.origin.x();
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    painter.drawText(QPointF(left, top + metrics.ascent()), low);
    const double barLeft = left + metrics.horizontalAdvance(low) + 6;
    const double high = metrics.horizontalAdvance(QLatin1Char('+') + end) + 6;
    const double length = std::min(legendWidth, width() - barLeft - high - 2);
    const QRectF bar(barLeft, middle - 4, std::max(8.0, length), 8);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    gradient.setColorAt(0, colours().negative);
    gradient.setColorAt(0.5, colours().zero);
    gradient.setColorAt(1, colours().positive);
    painter.fillRect(bar, gradient);
    painter.drawText(QPointF(bar.right() + 6, top + metrics.ascent()), QLatin1Char('+') + end);
}

// How much of a long map is shown, beside it.
void TermPicture::paintScroll(QPainter &painter, const Grid &grid) const
{
    const int rows = allRows();
    if (grid.rows == rows)
        return;
    const double height = grid.rows * grid.cellHeight;
    const QRectF track(grid.origin.x() + grid.columns * grid.cellWidth + 3, grid.origin.y(), 4, height);
    painter.fillRect(track, colours().sunken);
    painter.fillRect(QRectF(track.left(), track.top() + height * m_firstRow / rows, 4,
                            std::max(8.0, height * grid.rows / rows)),
                     colours().muted);
}

void TermPicture::paintFrames(QPainter &painter) const
{
    painter.setBrush(Qt::NoBrush);
    const Selection chosen = m_walk.chosen().numberOf(m_content.term);
    if (const int entry = entryOf(chosen); entry >= 0 && !cell(entry).isNull()) {
        painter.setPen(QPen(colours().backward, 2));
        painter.drawRect(cell(entry));
    }
    const auto &pointed = m_walk.pointed().number;
    if (const int entry = pointed ? entryOf(*pointed) : -1; entry >= 0 && !cell(entry).isNull()) {
        painter.setPen(QPen(colours().forward, 2));
        painter.drawRect(cell(entry).adjusted(-1, -1, 1, 1));
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours().forward, 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TermPicture::mouseMoveEvent(QMouseEvent *event)
{
    const int entry = entryAt(event->position());
    if (entry < 0)
        return m_walk.point({});
    const Selection number = numberAt(entry);
    m_walk.point({symbolOfTerm(number.term), number});
}

void TermPicture::mousePressEvent(QMouseEvent *event)
{
    const int entry = entryAt(event->position());
    if (entry >= 0 && event->button() == Qt::LeftButton)
        m_walk.pick(numberAt(entry));
}

void TermPicture::leaveEvent(QEvent *)
{
    m_walk.point({});
}

void TermPicture::wheelEvent(QWheelEvent *event)
{
    const int row = m_firstRow + (event->angleDelta().y() > 0 ? -3 : 3);
    const bool moves = shownRows() < allRows() && std::clamp(row, 0, allRows() - shownRows()) != m_firstRow;
    if (!moves)
        return event->ignore();
    scrollTo(row);
    event->accept();
}

namespace {
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

bool TermPicture::event(QEvent *event)
{
    // With the keyboard focus the arrows walk through the entries, not through the steps.
    if (event->type() == QEvent::ShortcutOverride && moveFor(static_cast<QKeyEvent *>(event)->key(), 1) != 0)
        event->accept();
    return QWidget::event(event);
}

void TermPicture::keyPressEvent(QKeyEvent *event)
{
    const int move = moveFor(event->key(), columnsOf(m_content));
    if (move == 0 || !m_content.named)
        return QWidget::keyPressEvent(event);
    const int entry = entryOf(m_walk.chosen().numberOf(m_content.term)) + move;
    if (entry >= 0 && entry < m_content.count())
        m_walk.pick(numberAt(entry));
}

} // namespace deltascope
