// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/units/image_strip.h"

#include "ui/theme/numbers.h"
#include "ui/theme/signed_scale.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace deltascope {

namespace {
constexpr int side = 42;
constexpr int margin = 2;
constexpr int gap = 4;
constexpr int mostDigits = 3;

QFont captionFont()
{
    return Theme::instance().font(TypeSize::Caption);
}

// From one image to the next, with room for a small number below each.
int pitch()
{
    return std::max(side, QFontMetrics(captionFont()).horizontalAdvance(number(1e-10, 1))) + gap;
}
constexpr double pale = 0.45; // what belongs to an earlier network

// With as many digits as keep it apart from its neighbours.
QString shortNumber(double value)
{
    const QFontMetrics metrics(captionFont());
    int digits = mostDigits;
    while (digits > 1 && metrics.horizontalAdvance(number(value, digits)) > pitch() - gap)
        --digits;
    return number(value, digits);
}
} // namespace

ImageStrip::ImageStrip(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setProperty("pressable", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(name);
    setToolTip(tr("A click shows it on the stage"));
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
}

void ImageStrip::show(const std::vector<Shown> &images, const Dataset &test)
{
    m_images = images;
    m_pictures.clear();
    for (const Shown &image : images) {
        const Vector<float> x0 = test.x0<float>(image.index);
        m_pictures.push_back(inkPicture({x0.data(), pixel_count}, image_side, image_side));
    }
    m_current = 0;
    describe();
    update();
}

void ImageStrip::clear()
{
    m_images.clear();
    m_pictures.clear();
    describe();
    update();
}

int ImageStrip::fitting() const
{
    const int places = (width() - 2 * margin + gap) / pitch();
    return std::clamp(places, 0, static_cast<int>(m_images.size()));
}

QRect ImageStrip::box(int place) const
{
    return {margin + place * pitch() + (pitch() - gap - side) / 2, margin, side, side};
}

void ImageStrip::setOld(bool old)
{
    if (old == m_old)
        return;
    m_old = old;
    update();
}

QSize ImageStrip::sizeHint() const
{
    return {260, side + 2 * margin + QFontMetrics(captionFont()).height()};
}

QSize ImageStrip::minimumSizeHint() const
{
    return {side + 2 * margin, sizeHint().height()};
}

void ImageStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setOpacity(m_old ? pale : 1);
    painter.setFont(captionFont());
    for (int place = 0; place < fitting(); ++place) {
        const QRect at = box(place);
        const auto i = static_cast<std::size_t>(place);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(at, m_pictures[i]);
        const bool current = hasFocus() && place == m_current;
        painter.setPen(QPen(current ? colours().forward : colours().line, current ? 2 : 1));
        painter.drawRect(at.adjusted(0, 0, -1, -1));
        painter.setPen(colours().muted);
        painter.drawText(QRect(at.center().x() - pitch() / 2, at.bottom() + margin, pitch(), height()),
                         Qt::AlignHCenter | Qt::AlignTop, shortNumber(m_images[i].value));
    }
}

void ImageStrip::mousePressEvent(QMouseEvent *event)
{
    for (int place = 0; place < fitting(); ++place)
        if (event->button() == Qt::LeftButton && box(place).contains(event->position().toPoint())) {
            m_current = place;
            describe();
            Q_EMIT exampleRequested(m_images[static_cast<std::size_t>(place)].index);
            return;
        }
}

void ImageStrip::keyPressEvent(QKeyEvent *event)
{
    const int move = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((!move && !enter) || fitting() == 0)
        return event->ignore();
    m_current = std::clamp(m_current + move, 0, fitting() - 1);
    describe();
    update();
    if (enter)
        Q_EMIT exampleRequested(m_images[static_cast<std::size_t>(m_current)].index);
}

void ImageStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ImageStrip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void ImageStrip::describe()
{
    if (m_images.empty())
        return setAccessibleDescription({});
    const Shown &image = m_images[static_cast<std::size_t>(m_current)];
    setAccessibleDescription(tr("test image %1: %2").arg(image.index).arg(number(image.value, mostDigits)));
}

} // namespace deltascope
