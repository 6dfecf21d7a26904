// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/unit_image.h"

#include "ui/theme/notation.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int cell = 5; // logical pixels for one of the image
constexpr int side = cell * image_side;
constexpr int margin = 2;

QFont captionFont()
{
    return Theme::instance().font(TypeSize::Caption);
}
} // namespace

UnitImage::UnitImage(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Picture of the unit"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        makePicture();
        setAccessibleDescription(reading());
        updateGeometry();
        update();
        Q_EMIT readingChanged();
    });
}

void UnitImage::show(const QString &name, const Matrix<float> &values)
{
    m_name = name;
    m_values = values;
    makePicture();
    setAccessibleDescription(reading());
    update();
    Q_EMIT readingChanged();
}

void UnitImage::makePicture()
{
    m_picture = {};
    if (m_values.size() != pixel_count || !m_values.allFinite())
        return;
    const std::span<const float> values(m_values.data(), pixel_count);
    m_range = largestMagnitude(values);
    m_picture = SignedScale().picture(values, image_side, image_side, m_range);
}

QString UnitImage::reading() const
{
    if (!pixel() || m_values.size() != pixel_count)
        return {};
    return notationPlain(m_name.arg(*pixel())) + QStringLiteral(" = ") +
           exactNumber(m_values.data()[*pixel()]);
}

QRectF UnitImage::box(int pixel) const
{
    return {double(margin + pixel % image_side * cell), double(margin + pixel / image_side * cell), cell,
            cell};
}

QSize UnitImage::sizeHint() const
{
    return {side + 2 * margin, side + 2 * margin + QFontMetrics(captionFont()).height()};
}

QSize UnitImage::minimumSizeHint() const
{
    return sizeHint();
}

void UnitImage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF whole(margin, margin, side, side);
    painter.fillRect(whole, colours().sunken);
    if (!m_picture.isNull())
        painter.drawImage(whole, m_picture);
    painter.setPen(hasFocus() ? QPen(colours().forward, 2) : QPen(colours().line, 1));
    painter.drawRect(whole);
    if (pixel()) {
        painter.setPen(QPen(m_hovered ? colours().forward : colours().backward, 2));
        painter.drawRect(box(*pixel()).adjusted(-1, -1, 1, 1));
    }
    painter.setFont(captionFont());
    painter.setPen(colours().muted);
    const QRectF below(margin, whole.bottom() + 2, side, QFontMetrics(captionFont()).height());
    if (m_picture.isNull()) {
        painter.drawText(below, Qt::AlignCenter, m_values.size() == 0 ? QString() : tr("not finite"));
        return;
    }
    const QString ends = number(m_range, 3);
    painter.drawText(below, Qt::AlignLeft, QChar(0x2212) + ends);
    painter.drawText(below, Qt::AlignHCenter, QStringLiteral("0"));
    painter.drawText(below, Qt::AlignRight, QLatin1Char('+') + ends);
}

void UnitImage::mark(std::optional<int> hovered, std::optional<int> current)
{
    if (hovered == m_hovered && current == m_current)
        return;
    m_hovered = hovered;
    m_current = current;
    setAccessibleDescription(reading());
    update();
    Q_EMIT readingChanged();
}

void UnitImage::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position() - QPointF(margin, margin);
    const bool inside = QRectF(0, 0, side, side).contains(at) && at.x() < side && at.y() < side;
    mark(inside ? std::optional(int(at.y()) / cell * image_side + int(at.x()) / cell) : std::nullopt,
         m_current);
}

void UnitImage::leaveEvent(QEvent *)
{
    mark(std::nullopt, m_current);
}

void UnitImage::keyPressEvent(QKeyEvent *event)
{
    int right = 0;
    int down = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        right = -1;
        break;
    case Qt::Key_Right:
        right = 1;
        break;
    case Qt::Key_Up:
        down = -1;
        break;
    case Qt::Key_Down:
        down = 1;
        break;
    default:
        return event->ignore();
    }
    const int at = m_current.value_or(image_side / 2 * image_side + image_side / 2);
    const int column = std::clamp(at % image_side + right, 0, image_side - 1);
    const int row = std::clamp(at / image_side + down, 0, image_side - 1);
    mark(m_hovered, row * image_side + column);
}

void UnitImage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void UnitImage::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    mark(m_hovered, std::nullopt);
    update();
}

} // namespace deltascope
