// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/canvas.h"

#include "ui/pictures/ink_picture.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QTabletEvent>
#include <QTouchEvent>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace deltascope {

namespace {
constexpr int largestSide = 480;
constexpr int smallestSide = 200;

// Whoever moves a file deletes it.
void acceptAsCopy(QDropEvent &event)
{
    event.setDropAction(Qt::CopyAction);
    event.accept();
}
} // namespace

Canvas::Canvas(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Paper to draw a digit on"));
    setAttribute(Qt::WA_AcceptTouchEvents);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize Canvas::sizeHint() const
{
    return {largestSide, largestSide};
}

int Canvas::heightForWidth(int width) const
{
    return std::min(width, largestSide);
}

QSize Canvas::minimumSizeHint() const
{
    return {smallestSide, smallestSide};
}

QRectF Canvas::paper() const
{
    const double side = std::min({width(), height(), largestSide});
    return {0, 0, side, side};
}

void Canvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    m_drawing.setScreenSide(screenSide()); // the screen may be one of another resolution now
    painter.drawImage(paper(), pictureOf(m_drawing.screenInk()));
    if (!m_drawing.penIsDown() && ink().blank())
        paintInvitation(painter);
    const double border = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() ? colours().forward : colours().line, border));
    painter.drawRect(paper().adjusted(border / 2, border / 2, -border / 2, -border / 2));
}

void Canvas::paintInvitation(QPainter &painter) const
{
    painter.setPen(mix(colours().paper, colours().ink, 0.5));
    painter.setFont(Theme::instance().font(TypeSize::Title));
    painter.drawText(paper(), Qt::AlignCenter, tr("Draw a digit here"));
}

int Canvas::screenSide() const
{
    return std::max(1, static_cast<int>(std::ceil(paper().width() * devicePixelRatioF())));
}

PenPoint Canvas::pointAt(const QPointF &position, double pressure) const
{
    const QPointF point = (position - paper().topLeft()) * (drawing_side / paper().width());
    return {point.x(), point.y(), pressure};
}

void Canvas::penDown(const PenPoint &point, bool eraser)
{
    endStroke();
    m_drawing.penDown(point, eraser ? eraser_width : m_penWidth, eraser);
    Q_EMIT inkChanged();
    update();
}

void Canvas::penMove(const PenPoint &point)
{
    if (!m_drawing.penIsDown() || !m_drawing.penMove(point))
        return;
    Q_EMIT inkChanged();
    update();
}

void Canvas::endStroke()
{
    if (!m_drawing.penIsDown())
        return;
    m_drawing.penUp();
    Q_EMIT acted();
    Q_EMIT historyChanged();
}

void Canvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        penDown(pointAt(event->position(), 1), m_erasing);
    else if (event->button() == Qt::RightButton)
        penDown(pointAt(event->position(), 1), true);
}

void Canvas::mouseMoveEvent(QMouseEvent *event)
{
    penMove(pointAt(event->position(), 1));
}

void Canvas::mouseReleaseEvent(QMouseEvent *event)
{
    penMove(pointAt(event->position(), 1));
    endStroke();
}

void Canvas::tabletEvent(QTabletEvent *event)
{
    const bool eraser = m_erasing || event->pointerType() == QPointingDevice::PointerType::Eraser;
    if (event->type() == QEvent::TabletPress)
        penDown(pointAt(event->position(), event->pressure()), eraser);
    else if (event->type() == QEvent::TabletMove)
        penMove(pointAt(event->position(), event->pressure()));
    else if (event->type() == QEvent::TabletRelease)
        endStroke();
    event->accept();
}

// One finger draws; a second one, such as the palm of the hand, does not.
bool Canvas::touchEvent(QTouchEvent *event)
{
    if (event->type() == QEvent::TouchCancel) {
        endStroke();
        return true;
    }
    const QEventPoint &finger = event->points().first();
    if (finger.state() == QEventPoint::Pressed && !m_drawing.penIsDown())
        penDown(pointAt(finger.position(), 1), m_erasing);
    else if (finger.state() == QEventPoint::Updated)
        penMove(pointAt(finger.position(), 1));
    else if (finger.state() == QEventPoint::Released)
        endStroke();
    event->accept();
    return true;
}

bool Canvas::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        return touchEvent(static_cast<QTouchEvent *>(event));
    default:
        return QWidget::event(event);
    }
}

void Canvas::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasImage() || event->mimeData()->hasUrls())
        acceptAsCopy(*event);
}

void Canvas::dropEvent(QDropEvent *event)
{
    if (take(event->mimeData()))
        acceptAsCopy(*event);
}

bool Canvas::take(const QMimeData *content)
{
    for (const QUrl &url : content->urls())
        if (url.isLocalFile()) {
            Q_EMIT fileDropped(url.toLocalFile());
            return true;
        }
    const QImage image = qvariant_cast<QImage>(content->imageData());
    if (image.isNull())
        return false;
    Q_EMIT imageDropped(image);
    return true;
}

void Canvas::paste()
{
    take(QGuiApplication::clipboard()->mimeData());
}

void Canvas::undo()
{
    endStroke();
    m_drawing.undo();
    tellChange();
}

void Canvas::redo()
{
    endStroke();
    m_drawing.redo();
    tellChange();
}

void Canvas::clear()
{
    if (!ink().blank())
        add(DrawingHistory::Clear{});
}

void Canvas::setPicture(const Ink &ink)
{
    setPicture(std::make_shared<const Ink>(ink));
}

void Canvas::setPicture(DrawingHistory::Picture ink)
{
    add(std::move(ink));
}

void Canvas::setErasing(bool erasing)
{
    m_erasing = erasing;
}

void Canvas::add(DrawingHistory::Action action)
{
    endStroke();
    m_drawing.add(std::move(action));
    Q_EMIT acted();
    tellChange();
}

void Canvas::tellChange()
{
    update();
    Q_EMIT inkChanged();
    Q_EMIT historyChanged();
}

} // namespace deltascope
