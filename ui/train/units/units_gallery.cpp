// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/units_gallery.h"

#include "ui/theme/kept_top.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int leastHeight = 168; // two rows of the smallest pictures

QFont captionFont(bool bold = false)
{
    return Theme::instance().font(TypeSize::Caption, bold);
}
} // namespace

UnitsGallery::UnitsGallery(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // so that the grid does not jump when it gets one
    setFocusPolicy(Qt::StrongFocus);
    setProperty("pressable", true);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Hidden units"));
    new KeptTop(this, [this](int y) { return rowAt(y); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_scale = SignedScale();
        m_made = {};
        layOut();
    });
}

QSize UnitsGallery::minimumSizeHint() const
{
    return {200, leastHeight};
}

void UnitsGallery::show(const UnitValues &values, const std::vector<int> &order)
{
    const bool moved = order != m_order;
    m_values = values;
    m_order = order;
    m_made = {};
    if (moved) {
        layOut();
        const QPoint cursor = viewport()->mapFromGlobal(QCursor::pos());
        if (m_hovered && viewport()->rect().contains(cursor))
            hoverAt(cursor);
        describe();
    }
    viewport()->update();
}

void UnitsGallery::setRange(UnitPictures::Range range)
{
    m_range = range;
    m_made = {};
    viewport()->update();
}

void UnitsGallery::setSelected(std::optional<int> unit)
{
    if (unit == m_selected)
        return;
    m_selected = unit;
    if (unit)
        scrollTo(*unit);
    describe();
    viewport()->update();
}

void UnitsGallery::setPointed(std::optional<int> unit)
{
    if (unit == m_pointed)
        return;
    m_pointed = unit;
    viewport()->update();
}

std::optional<double> UnitsGallery::ends() const
{
    if (m_values.units() == 0)
        return std::nullopt;
    if (m_range == UnitPictures::Range::Common)
        return m_values.largest();
    const std::optional<int> unit = m_hovered ? m_hovered : m_selected;
    if (!unit || *unit >= m_values.units())
        return std::nullopt;
    const Matrix<float> values = m_values.pictures({&*unit, 1});
    if (!values.allFinite())
        return std::nullopt;
    return largestMagnitude({values.data(), pixel_count});
}

int UnitsGallery::placeOf(int unit) const
{
    return static_cast<int>(std::ranges::find(m_order, unit) - m_order.begin());
}

int UnitsGallery::unitAfter(int unit, int places) const
{
    const int last = static_cast<int>(m_order.size()) - 1;
    return m_order[static_cast<std::size_t>(std::clamp(placeOf(unit) + places, 0, last))];
}

QRect UnitsGallery::picture(int unit) const
{
    return m_grid.picture(placeOf(unit)).translated(0, -scrolled());
}

int UnitsGallery::scrolled() const
{
    return verticalScrollBar()->value();
}

int UnitsGallery::captionHeight() const
{
    return QFontMetrics(captionFont()).height();
}

void UnitsGallery::layOut()
{
    m_grid = UnitsGrid(viewport()->size(), static_cast<int>(m_order.size()), captionHeight());
    verticalScrollBar()->setRange(0, std::max(0, m_grid.height() - viewport()->height()));
    verticalScrollBar()->setEnabled(verticalScrollBar()->maximum() > 0);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_grid.rowHeight() / 3);
    m_made = {};
    viewport()->update();
}

// Its first unit, which may be in another row then.
FollowedPart UnitsGallery::rowAt(int y) const
{
    const UnitsGrid::Places places = m_grid.between(y, y + 1);
    if (places.first >= places.last)
        return {};
    const int unit = m_order[static_cast<std::size_t>(places.first)];
    return [this, unit]() -> std::optional<ScrolledPart> {
        const int place = placeOf(unit);
        if (place >= std::ssize(m_order))
            return std::nullopt;
        return ScrolledPart{m_grid.picture(place).top(), m_grid.rowHeight()};
    };
}

void UnitsGallery::scrollTo(int unit)
{
    const QRect at = m_grid.picture(placeOf(unit)) | m_grid.caption(placeOf(unit));
    const int top = std::min(scrolled(), at.top() - 3);
    verticalScrollBar()->setValue(std::max(top, at.bottom() + 3 - viewport()->height()));
}

void UnitsGallery::makePictures()
{
    const auto places = m_grid.between(scrolled(), scrolled() + viewport()->height());
    if (places.first == m_made.first && places.last == m_made.last)
        return;
    m_made = places;
    const std::span<const int> units(m_order.data() + places.first,
                                     static_cast<std::size_t>(places.last - places.first));
    const Matrix<float> values = m_values.pictures(units);
    const bool common = m_range == UnitPictures::Range::Common;
    const double commonEnds = common ? m_values.largest() : 0;
    m_pictures.clear();
    for (Eigen::Index row = 0; row < values.rows(); ++row) {
        const std::span<const float> each(values.row(row).data(), pixel_count);
        m_pictures.push_back(
            values.row(row).allFinite()
                ? m_scale.picture(each, image_side, image_side, common ? commonEnds : largestMagnitude(each))
                : QImage());
    }
}

void UnitsGallery::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), colours().surface);
    if (m_values.units() == 0 || m_order.empty())
        return;
    makePictures();
    painter.translate(0, -scrolled());
    for (int place = m_made.first; place < m_made.last; ++place)
        paintUnit(painter, place, m_pictures[static_cast<std::size_t>(place - m_made.first)]);
}

void UnitsGallery::paintUnit(QPainter &painter, int place, const QImage &picture) const
{
    const int unit = m_order[static_cast<std::size_t>(place)];
    const QRect box = m_grid.picture(place);
    if (picture.isNull()) { // not a number: no colour says that
        painter.fillRect(box, colours().sunken);
        painter.setPen(QPen(colours().warning, 2));
        painter.drawLine(box.topLeft() + QPoint(8, 8), box.bottomRight() - QPoint(8, 8));
        painter.drawLine(box.topRight() + QPoint(-8, 8), box.bottomLeft() + QPoint(8, -8));
    } else {
        painter.drawImage(box, picture);
    }
    const bool selected = unit == m_selected;
    const bool hovered = unit == m_hovered || unit == m_pointed;
    painter.setPen(QPen(selected  ? colours().backward
                        : hovered ? colours().forward
                                  : colours().line,
                        selected  ? 3
                        : hovered ? 2
                                  : 1));
    painter.drawRect(box.adjusted(0, 0, -1, -1));
    painter.setFont(captionFont(selected));
    painter.setPen(selected ? colours().backward : colours().muted);
    painter.drawText(m_grid.caption(place), Qt::AlignCenter, QString::number(unit));
    if (selected && hasFocus()) {
        painter.setPen(QPen(colours().text, 1, Qt::DotLine));
        painter.drawRect(box.adjusted(-3, -3, 2, 2));
    }
}

void UnitsGallery::resizeEvent(QResizeEvent *)
{
    layOut();
}

void UnitsGallery::scrollContentsBy(int, int)
{
    viewport()->update();
}

void UnitsGallery::hoverAt(const QPoint &point)
{
    const auto place = m_grid.placeAt(point + QPoint(0, scrolled()));
    hover(place ? std::optional(m_order[static_cast<std::size_t>(*place)]) : std::nullopt);
}

void UnitsGallery::hover(std::optional<int> unit)
{
    if (unit == m_hovered)
        return;
    m_hovered = unit;
    viewport()->setCursor(unit ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    Q_EMIT hoverChanged(unit);
}

void UnitsGallery::mouseMoveEvent(QMouseEvent *event)
{
    hoverAt(event->position().toPoint());
}

bool UnitsGallery::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hover(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

void UnitsGallery::mousePressEvent(QMouseEvent *event)
{
    hoverAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && m_hovered)
        Q_EMIT picked(*m_hovered);
}

void UnitsGallery::mouseReleaseEvent(QMouseEvent *event)
{
    hoverAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && m_hovered && m_hovered == m_selected)
        Q_EMIT opened(*m_hovered);
}

void UnitsGallery::keyPressEvent(QKeyEvent *event)
{
    if (m_order.empty())
        return event->ignore();
    const int page = std::max(1, viewport()->height() / m_grid.rowHeight()) * m_grid.columns();
    const int all = static_cast<int>(m_order.size());
    int places = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        places = -1;
        break;
    case Qt::Key_Right:
        places = 1;
        break;
    case Qt::Key_Up:
        places = -m_grid.columns();
        break;
    case Qt::Key_Down:
        places = m_grid.columns();
        break;
    case Qt::Key_PageUp:
        places = -page;
        break;
    case Qt::Key_PageDown:
        places = page;
        break;
    case Qt::Key_Home:
        places = -all;
        break;
    case Qt::Key_End:
        places = all;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected)
            Q_EMIT opened(*m_selected);
        return;
    default:
        return event->ignore();
    }
    Q_EMIT picked(m_selected ? unitAfter(*m_selected, places) : m_order.front());
}

void UnitsGallery::describe()
{
    const QString all = tr("%1 hidden units", nullptr, static_cast<int>(std::ssize(m_order)))
                            .arg(exactCount(std::ssize(m_order)));
    if (!m_selected)
        return setAccessibleDescription(all);
    setAccessibleDescription(tr("%1; unit %2 is selected, number %3 in this order")
                                 .arg(all)
                                 .arg(*m_selected)
                                 .arg(placeOf(*m_selected) + 1));
}

} // namespace deltascope
