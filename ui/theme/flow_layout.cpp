// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace deltascope {

FlowLayout::FlowLayout(int spacing, QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

FlowLayout::Places FlowLayout::placesIn(int width) const
{
    Places places;
    QPoint at(0, 0);
    int rowHeight = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const int wide = std::min(item->sizeHint().width(), width);
        if (at.x() > 0 && at.x() + wide > width) {
            at = {0, at.y() + rowHeight + spacing()};
            rowHeight = 0;
        }
        const int high = item->hasHeightForWidth() ? item->heightForWidth(wide) : item->sizeHint().height();
        places.items.emplace_back(item.get(), QRect(at, QSize(wide, high)));
        at.rx() += wide + spacing();
        rowHeight = std::max(rowHeight, high);
        places.height = at.y() + rowHeight;
    }
    return places;
}

int FlowLayout::heightForWidth(int width) const
{
    return placesIn(width).height;
}

QSize FlowLayout::sizeHint() const
{
    QSize size = minimumSize();
    int width = -spacing();
    for (const auto &item : m_items)
        if (!item->isEmpty())
            width += item->sizeHint().width() + spacing();
    return size.expandedTo({width, 0});
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const auto &item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    for (const auto &[item, place] : placesIn(rect.width()).items)
        item->setGeometry(place.translated(rect.topLeft()));
}

} // namespace deltascope
