// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/kept_top.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QListView>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace deltascope {

namespace {
// What is in an area of its own is scrolled there.
void addParts(const QWidget *whole, QList<QWidget *> &parts)
{
    for (QObject *child : whole->children()) {
        auto *part = qobject_cast<QWidget *>(child);
        if (!part || part->isHidden() || part->isWindow())
            continue;
        parts.append(part);
        if (!qobject_cast<QAbstractScrollArea *>(part))
            addParts(part, parts);
    }
}

// Of those that reach below y: the first, and of several that y is in, the lowest in height.
QWidget *partAt(const QWidget *whole, int y)
{
    QList<QWidget *> parts;
    addParts(whole, parts);
    QWidget *found = nullptr;
    std::pair<int, int> nearest;
    for (QWidget *part : parts) {
        const int top = part->mapTo(whole, QPoint()).y();
        const std::pair distance(std::max(0, top - y), part->height());
        if (top + part->height() > y && (!found || distance < nearest)) {
            found = part;
            nearest = distance;
        }
    }
    return found;
}

FollowedPart followedWidget(const QScrollArea *area, int y)
{
    QWidget *part = partAt(area->widget(), y);
    if (!part)
        return {};
    return [area, part = QPointer(part)]() -> std::optional<ScrolledPart> {
        const QWidget *whole = area->widget();
        if (!part || !whole->isAncestorOf(part) || !part->isVisibleTo(whole))
            return std::nullopt;
        return ScrolledPart{part->mapTo(whole, QPoint()).y(), part->height()};
    };
}

FollowedPart followedRow(const QListView *list)
{
    const QModelIndex row = list->indexAt(QPoint(list->viewport()->width() / 2, 0));
    if (!row.isValid())
        return {};
    return [list, row = QPersistentModelIndex(row)]() -> std::optional<ScrolledPart> {
        if (!row.isValid())
            return std::nullopt;
        const QRect rect = list->visualRect(row);
        return ScrolledPart{rect.top() + list->verticalScrollBar()->value(), rect.height()};
    };
}
} // namespace

KeptTop::KeptTop(QAbstractScrollArea *area, std::function<FollowedPart(int)> partAt)
    : QObject(area)
    , m_area(area)
    , m_partAt(std::move(partAt))
{
    area->viewport()->installEventFilter(this);
    connect(&Theme::instance(), &Theme::aboutToChange, this, &KeptTop::mark);
    connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, this, &KeptTop::restore);
    connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_restores)
            m_part = nullptr;
    });
}

int KeptTop::scrolled() const
{
    return m_area->verticalScrollBar()->value();
}

// What is not scrolled shows its top.
void KeptTop::mark()
{
    const int top = scrolled();
    if (m_part || top == 0)
        return;
    m_part = m_partAt(top);
    if (const auto part = m_part ? m_part() : std::nullopt) {
        m_share = static_cast<double>(std::max(0, top - part->top)) / std::max(1, part->height);
        m_above = std::max(0, part->top - top);
    }
}

void KeptTop::restore()
{
    const auto part = m_part && !m_restores ? m_part() : std::nullopt;
    if (!part)
        return;
    const QScopedValueRollback rollback(m_restores, true);
    m_area->verticalScrollBar()->setValue(part->top + qRound(m_share * part->height) - m_above);
}

// Asked before the area is: what it shows is still where it was.
bool KeptTop::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        mark();
    return QObject::eventFilter(watched, event);
}

void keepTop(QScrollArea *area)
{
    new KeptTop(area, [area](int y) { return followedWidget(area, y); });
}

void keepTop(QListView *list)
{
    new KeptTop(list, [list](int) { return followedRow(list); });
}

} // namespace deltascope
