// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace deltascope {

/// Breaks the tool tips of widgets into lines where they are long. As a filter of the application's events.
class LongTips : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace deltascope
