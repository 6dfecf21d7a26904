// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/page_tabs.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QStyle>
#include <QTabBar>

namespace deltascope {

namespace {
constexpr int padding = 14; // of a tab with the role narrow, both sides

// All as wide as the tab of the page that is open, whose title is bold where there is room for that: then no
// tab moves when another is opened.
class BoldTabBar : public QTabBar
{
protected:
    QSize tabSizeHint(int index) const override
    {
        if (index == currentIndex() || property("role") == QLatin1String("tight"))
            return QTabBar::tabSizeHint(index);
        QFont bold = font();
        bold.setBold(true);
        const int surplus = QFontMetrics(bold).horizontalAdvance(tabText(index)) -
                            fontMetrics().horizontalAdvance(tabText(index));
        return QTabBar::tabSizeHint(index) + QSize(surplus, 0);
    }
};
} // namespace

PageTabs::PageTabs(QWidget *parent)
    : QTabWidget(parent)
{
    setTabBar(new BoldTabBar);
    tabBar()->setProperty("role", QStringLiteral("narrow"));
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideRight);
    connect(&Theme::instance(), &Theme::changed, this, &PageTabs::fit);
}

void PageTabs::resizeEvent(QResizeEvent *event)
{
    QTabWidget::resizeEvent(event);
    fit();
}

void PageTabs::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    fit();
}

void PageTabs::fit()
{
    const QFontMetrics metrics(Theme::instance().font(TypeSize::Body, true));
    int needed = 0;
    for (int i = 0; i < count(); ++i)
        needed += metrics.horizontalAdvance(tabText(i)) + padding;
    const QString role = needed > width() ? QStringLiteral("tight") : QStringLiteral("narrow");
    if (tabBar()->property("role") == role)
        return;
    tabBar()->setProperty("role", role);
    tabBar()->style()->unpolish(tabBar());
    tabBar()->style()->polish(tabBar());
}

} // namespace deltascope
