// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/panel/step_tabs.h"

#include "ui/step/panel/gradient_check_tab.h"
#include "ui/step/panel/picture_card.h"
#include "ui/step/panel/why_tab.h"
#include "ui/step/walk/step_walk.h"
#include "ui/theme/passed_wheel.h"

#include <QTabBar>

namespace deltascope {

StepTabs::StepTabs(StepWalk &walk, const EquationLibrary &library, QWidget *parent)
    : PageTabs(parent)
    , m_walk(walk)
    , m_pictures(new PictureCard(walk))
    , m_why(new WhyTab(walk, library))
    , m_check(new GradientCheckTab(walk))
{
    setAccessibleName(tr("Pictures, derivation and gradient check"));
    passWheelOn(tabBar());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    addTab(m_pictures, tr("Pictures"));
    addTab(m_why, tr("Why"));
    addTab(m_check, tr("Gradient check"));
    setTabToolTip(0, tr("Every vector and matrix of the step as a picture"));
    setTabToolTip(1, tr("The derivation of the step, line by line (W)"));
    setTabToolTip(2, tr("The gradient compared with the slope of the loss"));
    connect(this, &QTabWidget::currentChanged, this, &StepTabs::refresh);
}

void StepTabs::refresh()
{
    if (!m_walk.open())
        return;
    // Its slope is the gradient itself, its curve the loss, and a z is where it is taken.
    const bool tells = !m_walk.hidden().empty() && m_walk.step() != StepId::update;
    setTabEnabled(indexOf(m_check), !tells);
    setTabToolTip(indexOf(m_check),
                  tells ? tr("This tab would show the number that you are asked for") : QString());
    QWidget *current = currentWidget();
    for (QWidget *page : std::initializer_list<QWidget *>{m_pictures, m_why, m_check}) {
        const auto policy = page == current ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        page->setSizePolicy(policy, policy);
    }
    if (current == m_pictures)
        m_pictures->refresh();
    else if (current == m_why)
        m_why->refresh();
    else
        m_check->refresh();
}

} // namespace deltascope
