// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/card/narrow_list.h"

#include "ui/theme/passed_wheel.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QScrollBar>
#include <QStylePainter>

#include <algorithm>

namespace deltascope {

NarrowList::NarrowList(const QString &name, const QString &help, QWidget *parent)
    : QComboBox(parent)
    , m_help(help)
{
    setAccessibleName(name);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(6);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    passWheelOn(this);
    refreshTip();
    connect(this, &QComboBox::currentTextChanged, this, &NarrowList::refreshTip);
    connect(model(), &QAbstractItemModel::dataChanged, this, &NarrowList::updateGeometry);
}

QSize NarrowList::sizeHint() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    int widest = 0;
    for (int entry = 0; entry < count(); ++entry)
        widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(entry)));
    const QSize whole =
        style()->sizeFromContents(QStyle::CT_ComboBox, &option, QSize(widest, fontMetrics().height()), this);
    return QSize(whole.width(), QComboBox::sizeHint().height()).expandedTo(minimumSizeHint());
}

void NarrowList::refreshTip()
{
    setToolTip(m_help.isEmpty()          ? currentText()
               : currentText().isEmpty() ? m_help
                                         : currentText() + QLatin1Char('\n') + m_help);
}

// It may have been set while its signals were blocked.
bool NarrowList::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        refreshTip();
    return QComboBox::event(event);
}

void NarrowList::showPopup()
{
    const int room = 2 * view()->frameWidth() + view()->verticalScrollBar()->sizeHint().width();
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + room);
    QComboBox::showPopup();
}

void NarrowList::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, field.width());
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace deltascope
