// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/page_tabs.h"

namespace deltascope {

class EquationLibrary;
class GradientCheckTab;
class PictureCard;
class StepWalk;
class WhyTab;

/// What goes deeper into a step: its pictures, its derivation and the gradient check. Only the page on top is
/// kept up to date, and takes room.
class StepTabs : public PageTabs
{
    Q_OBJECT

public:
    StepTabs(StepWalk &walk, const EquationLibrary &library, QWidget *parent = nullptr);

    /// Shows where the walk stands, if it has a pass.
    void refresh();
    PictureCard *pictures() const { return m_pictures; }
    WhyTab *why() const { return m_why; }
    GradientCheckTab *gradientCheck() const { return m_check; }

private:
    StepWalk &m_walk;
    PictureCard *m_pictures = nullptr;
    WhyTab *m_why = nullptr;
    GradientCheckTab *m_check = nullptr;
};

} // namespace deltascope
