// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/misread_list.h"

#include "ui/theme/theme.h"
#include "ui/train/misread_delegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

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
    setEditTriggers(NoEditTriggers);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Digits of this cell"));
    setToolTip(tr("A click shows it on the stage; Enter steps through it"));
    connect(&Theme::instance(), &Theme::changed, this, [this] { scheduleDelayedItemsLayout(); });
}

void MisreadList::setDigits(std::vector<ReadDigit> digits, std::shared_ptr<const Dataset> test)
{
    const int index = currentIndex().isValid() ? m_model.digit(currentIndex().row()).index : -1;
    const int scrolled = verticalScrollBar()->value();
    m_model.setDigits(std::move(digits), std::move(test));
    if (const int row = m_model.rowOf(index); row >= 0)
        selectionModel()->setCurrentIndex(m_model.index(row), QItemSelectionModel::ClearAndSelect);
    verticalScrollBar()->setValue(scrolled);
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
    viewport()->setToolTip(buttonAt(at).isValid() ? tr("Step through this digit") : QString());
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
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Escape)
        return event->ignore(); // the window's keys
    const QModelIndex before = currentIndex();
    QListView::keyPressEvent(event);
    if (currentIndex().isValid() && currentIndex() != before)
        Q_EMIT exampleRequested(m_model.digit(currentIndex().row()).index);
}

} // namespace deltascope
