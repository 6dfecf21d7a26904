// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace deltascope {

/// Keeps the focus where the user is when what has it is disabled, or goes: Qt would hand it to whatever
/// comes next, often at the other end of the window, and the next Space would press that. It rests beside its
/// old place instead, and returns when the control can be used again; Tab goes on from there.
class FocusPlace : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the window. rest has the focus where nothing nearer is left.
    FocusPlace(QWidget *window, QWidget *rest);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void focusMoved(QWidget *old, QWidget *now);
    void hold(QWidget *old);
    void giveBack();
    bool goOn(bool forward);

    QWidget *m_window;
    QWidget *m_rest;
    QPointer<QWidget> m_left;   ///< what had the focus
    QPointer<QWidget> m_holder; ///< what has it meanwhile
};

} // namespace deltascope
