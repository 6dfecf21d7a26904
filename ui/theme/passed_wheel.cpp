// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/passed_wheel.h"

#include <QEvent>
#include <QWidget>

namespace deltascope {

namespace {
class PassedWheel : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel)
            return QObject::eventFilter(watched, event);
        event->ignore();
        return true;
    }
};
} // namespace

void passWheelOn(QWidget *widget)
{
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(new PassedWheel(widget));
}

} // namespace deltascope
