// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace deltascope {

/// Tab goes through the parts in this order, and in each as before.
void chainTabs(const QList<QWidget *> &parts);

} // namespace deltascope
