// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pictures/picture_box.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <cmath>

namespace deltascope {

namespace {
constexpr int largestSide = 96;
constexpr double crossArm = 6; // logical pixels

/// Enlarged by a whole number first, so that the pixels of a small picture come out sharp and all of one
/// size when it is then shrunk smoothly to `side` pixels of the screen.
QImage fitted(const QImage &picture, double side)
{
    const int factor = static_cast<int>(std::ceil(side / picture.width()));
    return factor > 1 ? picture.scaled(picture.size() * factor) : picture;
}
} // namespace

PictureBox::PictureBox(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureBox::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void PictureBox::setFrame(const std::optional<QRectF> &frame)
{
    m_frame = frame;
    update();
}

void PictureBox::setCross(const std::optional<QPointF> &cross)
{
    m_cross = cross;
    update();
}

QSize PictureBox::sizeHint() const
{
    return {largestSide, largestSide};
}

int PictureBox::heightForWidth(int width) const
{
    return std::min(width, largestSide);
}

void PictureBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int side = std::min({width(), height(), largestSide});
    const QRectF box(0, 0, side, side);
    painter.fillRect(box, colours().paper);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_picture.isNull())
        painter.drawImage(box, fitted(m_picture, side * devicePixelRatioF()));
    painter.setPen(colours().line);
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    if (m_picture.isNull())
        return;

    const double scale = side / double(m_picture.width());
    painter.setPen(QPen(colours().backward, 1.5));
    if (m_frame)
        painter.drawRect(QRectF(m_frame->topLeft() * scale + box.topLeft(), m_frame->size() * scale));
    if (m_cross) {
        const QPointF at = *m_cross * scale + box.topLeft();
        painter.drawLine(at - QPointF(crossArm, 0), at + QPointF(crossArm, 0));
        painter.drawLine(at - QPointF(0, crossArm), at + QPointF(0, crossArm));
    }
}

} // namespace deltascope
