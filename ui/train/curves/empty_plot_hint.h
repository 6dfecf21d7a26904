// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace deltascope {

/// What the curves' place says before there is anything to draw, and the way to a network whose learning
/// can be watched from its beginning.
class EmptyPlotHint : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPlotHint(QWidget *parent = nullptr);

    /// offersNew: whether it offers to train a new network, because the present one is already trained.
    void say(const QString &why, bool offersNew);

Q_SIGNALS:
    void newNetworkWanted();

private:
    QLabel *m_why;
    QPushButton *m_new;
};

} // namespace deltascope
