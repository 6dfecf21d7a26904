// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panel_split.h"

#include "ui/theme/theme.h"

#include <QEvent>

#include <algorithm>

namespace deltascope {

namespace {
constexpr double usualShare = 0.3;      // of the width
constexpr double presentedShare = 0.38; // in the largest type
constexpr double largeShare = 0.55;     // in the Step job
constexpr int narrowest = 312;          // with a scroll bar
constexpr int narrowestInLargeType = 360;
constexpr int widestUsual = 520;
constexpr int edge = 7;
} // namespace

PanelSplit::PanelSplit(QWidget *centre, QWidget *panel, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
{
    setHandleWidth(edge);
    setChildrenCollapsible(false);
    addWidget(centre);
    addWidget(panel);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    handle(1)->setToolTip(
        tr("Drag to give the panel more room, or less; a double click restores its usual size"));
    handle(1)->installEventFilter(this);
    connect(this, &QSplitter::splitterMoved, this, &PanelSplit::takeDragged);
    connect(&Theme::instance(), &Theme::changed, this, &PanelSplit::fit);
    fit();
}

void PanelSplit::setJob(Job job)
{
    m_job = job;
    fit();
}

void PanelSplit::setLeastInStep(int width)
{
    m_leastInStep = width;
    fit();
}

void PanelSplit::setLarge(bool large)
{
    if (large == m_large)
        return;
    m_large = large;
    fit();
    Q_EMIT largeChanged(large);
}

void PanelSplit::setChosenShare(double share)
{
    m_share = share;
    fit();
}

void PanelSplit::takeDragged()
{
    m_share = static_cast<double>(widget(1)->width()) / width();
    if (m_large) {
        m_large = false;
        Q_EMIT largeChanged(false);
    }
}

void PanelSplit::fit()
{
    const int least = leastWidth();
    widget(1)->setMinimumWidth(least);
    const int room = width() - edge;
    const int most = std::max(least, room - widget(0)->minimumSizeHint().width());
    const int panel = std::clamp(wantedWidth(room), least, most);
    setSizes({room - panel, panel});
}

int PanelSplit::leastWidth() const
{
    const bool largeType =
        Theme::instance().mode() == Theme::Mode::Projector || Theme::instance().isPresented();
    const int least = largeType ? narrowestInLargeType : narrowest;
    return m_job == Job::Step ? std::max(least, m_leastInStep) : least;
}

int PanelSplit::wantedWidth(int room) const
{
    const int usual = m_share > 0                       ? qRound(width() * m_share)
                      : Theme::instance().isPresented() ? qRound(width() * presentedShare)
                                                        : std::min(qRound(width() * usualShare), widestUsual);
    if (!m_large || m_job == Job::Draw)
        return usual;
    return std::max(usual, m_job == Job::Train ? room : qRound(width() * largeShare));
}

void PanelSplit::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    fit();
}

void PanelSplit::showEvent(QShowEvent *event)
{
    QSplitter::showEvent(event);
    fit();
}

bool PanelSplit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != handle(1) || event->type() != QEvent::MouseButtonDblClick)
        return QSplitter::eventFilter(watched, event);
    m_share = 0;
    setLarge(false);
    fit();
    return true;
}

} // namespace deltascope
