// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/convention.h"

#include <QWidget>

class QCheckBox;

namespace deltascope {

/// Writes everything on screen in this order of indices, or with these names, and keeps the choice in the
/// settings.
void chooseWeightOrder(Convention order);
void chooseActivationNames(Names names);
/// What was chosen last, before the first window is made.
void restoreConvention();

/// The choice of how weights and activations are written, wherever it is offered. All of them show the same.
class ConventionSwitch : public QWidget
{
    Q_OBJECT

public:
    explicit ConventionSwitch(QWidget *parent = nullptr);

    QCheckBox *order() const { return m_order; }
    QCheckBox *names() const { return m_names; }

private:
    void refresh();

    QCheckBox *m_order = nullptr;
    QCheckBox *m_names = nullptr;
};

} // namespace deltascope
