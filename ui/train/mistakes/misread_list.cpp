// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/mistakes/misread_list.h"

#include "ui/theme/kept_top.h"
#include "ui/theme/theme.h"
#include "ui/train/mistakes/misread_delegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <utility>

namespace deltascope {

MisreadList::MisreadList(QWidget *parent)
    : QListView(parent)
{
    setModel(&m_model);
    setItemDelegate(new MisreadDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    keepTop(this);
    setEditTriggers(NoEditTriggers);
    viewport()->setMouseTracking(true);
    setProperty("pressable", true);
    setAccessibleName(tr("Images of this cell"));
    setToolTip(tr("A click shows it on the stage; Enter steps through it"));
    connect(&Theme::instance(), &Theme::changed, this, [this] { scheduleDelayedItemsLayout(); });
}

void MisreadList::setDigits(std::vector<ReadDigit> digits, std::shared_ptr<const Dataset> test)
{
    const QModelIndex before = currentIndex();
    const int image = before.isValid() ? m_model.digit(before.row()).index : -1;
    const QRect at = visualRect(before);
    const bool inSight = viewport()->rect().intersects(at);
    const int scrolled = verticalScrollBar()->value();
    m_model.setDigits(std::move(digits), std::move(test));
    const QModelIndex after = m_model.index(m_model.rowOf(image));
    if (after.isValid())
        selectionModel()->setCurrentIndex(after, QItemSelectionModel::ClearAndSelect);
    verticalScrollBar()->setValue(scrolled);
    if (after.isValid() && inSight)
        verticalScrollBar()->setValue(scrolled + visualRect(after).top() - at.top());
}

bool MisreadList::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Enter)
        m_hasPointer = true;
    else if (event->type() == QEvent::Leave)
        leave();
    return QListView::viewportEvent(event);
}

void MisreadList::hideEvent(QHideEvent *event)
{
    QListView::hideEvent(event);
    leave();
}

void MisreadList::leave()
{
    if (std::exchange(m_hasPointer, false))
        Q_EMIT pointerLeft();
}

QRect MisreadList::stepButton(const QModelIndex &index) const
{
    return MisreadDelegate::stepButton(visualRect(index));
}

QModelIndex MisreadList::buttonAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() && stepButton(index).contains(position) ? index : QModelIndex();
}

void MisreadList::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    viewport()->setCursor(indexAt(at).isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->setToolTip(buttonAt(at).isValid() ? tr("Step through this image") : QString());
}

void MisreadList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    if (event->button() != Qt::LeftButton || !index.isValid() || index != currentIndex())
        return;
    if (buttonAt(at).isValid())
        Q_EMIT stepRequested(m_model.digit(index.row()).index);
    else
        Q_EMIT exampleRequested(m_model.digit(index.row()).index);
}

void MisreadList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        Q_EMIT stepRequested(m_model.digit(index.row()).index);
}

void MisreadList::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT stepRequested(m_model.digit(currentIndex().row()).index);
        return;
    }
    if (event->key() == Qt::Key_Escape)
        return event->ignore(); // the window's key
    const QModelIndex before = currentIndex();
    QListView::keyPressEvent(event);
    if (currentIndex().isValid() && currentIndex() != before)
        Q_EMIT exampleRequested(m_model.digit(currentIndex().row()).index);
}

} // namespace deltascope
